# The type of the variable names the key: it is there, if with no value.
variable "queues" {
  type = map(object({
    filter  = list(string)
    timeout = optional(number, 30)
  }))
  default = {
    billing  = { filter = ["paid"] }
    shipping = { filter = ["paid"], timeout = 120 }
  }
}

resource "aws_sqs_queue" "this" {
  for_each                   = var.queues
  name                       = each.key
  visibility_timeout_seconds = each.value.timeout
  tags                       = { Filter = join(" ", each.value.filter) }
}
