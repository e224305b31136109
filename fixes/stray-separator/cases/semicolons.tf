resource "aws_sqs_queue" "jobs" {
  name = "jobs"; visibility_timeout_seconds = 60; # one minute
  tags = {
    Team = "data";
  };
}

output "url" { value = aws_sqs_queue.jobs.url; }
