resource "aws_sqs_queue" "jobs" {
  name = "jobs-${var.

output "url" {
  value = aws_sqs_queue.jobs.url
}
