# One is another's data, and one that others refer to is not forgotten.
resource "aws_subnet" "private_data" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.0.1.0/24"
}

resource "aws_sqs_queue" "main_jobs" {
  name = "jobs"
}

output "used" {
  value = aws_sqs_queue.main_jobs.arn
}

output "others" {
  value = [aws_subnet.private.id, aws_sqs_queue.jobs.arn]
}
