locals {
  name = "shop"

  common_tags {
    Project = "shop"
  }
}

resource "aws_sqs_queue" "orders" {
  name = "orders-${data.aws_partition.current.partition}"
  tags = local.common_tags
}
