variable "nat" {
  type    = bool
  default = true
}

resource "aws_eip" "nat" {
  count = var.nat ? 1 : 0

  domain = "vpc"
}

resource "aws_sqs_queue" "jobs" {
  count = 2

  name = "jobs-${count.index}"
}

resource "aws_ssm_parameter" "jobs" {
  name  = "/jobs/${aws_sqs_queue.jobs.name}"
  type  = "String"
  value = "a"
}
