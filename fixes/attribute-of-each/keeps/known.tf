resource "aws_sqs_queue" "this" {
  for_each = toset(["a", "b"])
  name     = each.key
}

locals {
  others = [{ queue_id = 1 }]
}

output "urls" {
  value = [for queue in aws_sqs_queue.this : queue.url]
}

output "others" {
  value = [for queue in local.others : queue.queue_id]
}

output "unknown" {
  value = values(aws_sqs_queue.this)[*].motto
}
