local {
  name = "orders"
}

ouput "name" {
  value = local.name
}

datasource "aws_region" "current" {}

Resource "aws_sqs_queue" "orders" {
  name = "${local.name}-${data.aws_region.current.id}"
}
