resource "aws_sqs_queue" "this" {
  name = local.queue_name
}

output "url" {
  value = aws_sqs_queue.this.url
}
