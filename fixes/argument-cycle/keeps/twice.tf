# The queue has a policy of its own already: two would overwrite each other.
resource "aws_sqs_queue" "orders" {
  name_prefix = "orders-"

  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "sqs:SendMessage", Resource = aws_sqs_queue.orders.arn }]
  })
}

resource "aws_sqs_queue_policy" "orders" {
  queue_url = aws_sqs_queue.orders.id
  policy    = jsonencode({ Statement = [] })
}
