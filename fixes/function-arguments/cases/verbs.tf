variable "environment" {
  type    = string
  default = "dev"
}

variable "shards" {
  type    = number
  default = 2
}

resource "aws_sqs_queue" "orders" {
  name = format("orders-%d-%02d", var.environment, var.shards)
}
