variable {
  type    = string
  default = "orders"
}

data "aws_region" {}

resource "aws_sqs_queue" {
  name = "${var.name}-${data.aws_region.current.id}"
}
