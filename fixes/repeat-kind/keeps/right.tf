variable "queues" {
  type    = set(string)
  default = ["orders"]
}

variable "copies" {
  type    = string
  default = "2"
}

resource "aws_sqs_queue" "all" {
  for_each = var.queues

  name = each.value
}

resource "aws_sqs_queue" "copies" {
  count = var.copies

  name = "copy-${count.index}"
}
