variable "protected" {
  type = bool
}

resource "aws_sqs_queue" "orders" {
  name = "orders"

  lifecycle {
    prevent_destroy = var.protected
  }
}
