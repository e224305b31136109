resource "random_password" "db" {
  length = 24
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

output "db_password_result" {
  description = "How to log in"
}

output "orders_queue_url" {
  description = "Where orders go"
}
