resource "aws_sqs_queue" "all" {
  for_each = toset(["orders", "returns"])
  name     = each.key
}

# No key is called so: something else was meant.
output "queue" {
  value = aws_sqs_queue.all[queue_name].arn
}
