resource “aws_sqs_queue” “jobs” {
  name = “jobs”
  tags = {
    Note = 'say "hi"'
    Old  = `old`
    Host = "${var.host"
    List = "a"
  }
}

variable "host" {
  type        = string
  description = "The host,
    by its name"
  default     = "a.example.com
}

resource "aws_sns_topic" "alerts {
  name = f("x", "y)
}
