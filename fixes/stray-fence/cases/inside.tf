resource "aws_sqs_queue" "jobs" {
  name = "jobs"

```hcl
  visibility_timeout_seconds = 60
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
}```

***

output "queue" {
  value = aws_sqs_queue.jobs.url
}
