resource "aws_sqs_queue" "jobs" {
  name = "jobs-${count.index}"
}

resource "aws_sqs_queue" "one" {
  name = var.names[count.index]
}

variable "names" {
  type    = list(string)
  default = ["a", "b"]
}

output "one" {
  value = aws_sqs_queue.one.url
}
