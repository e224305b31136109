variable "names" {
  type    = list(string)
  default = []
}

variable "by_name" {
  type    = bool
  default = true
}

resource "aws_sqs_queue" "all" {
  for_each = var.by_name ? toset(var.names) : { first = "one" }

  name = each.value
}
