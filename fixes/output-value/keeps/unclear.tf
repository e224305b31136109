resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_sqs_queue" "returns" {
  name = "returns"
}

output "queue_url" {
  description = "One of them"
}

output "endpoint" {
}

output "misspelt" {
  vlaeu = 1
}
