output "jobs" {
  value = aws_sqs_queue.jobs.url
}
