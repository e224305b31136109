variable "copies" {
  type    = number
  default = "2"
}

variable "zones" {
  type    = set(string)
  default = ["a", "b"]
}

resource "aws_sqs_queue" "main" {
  name       = "main"
  fifo_queue = "false"
  delay_seconds = "10"
}

output "all" {
  value = [var.copies, var.zones]
}
