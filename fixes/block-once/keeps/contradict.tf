resource "aws_sqs_queue" "orders" {
  name = "orders"

  lifecycle {
    prevent_destroy = true
  }

  lifecycle {
    prevent_destroy = false
  }
}
