variable "queues" {
  default = {
    orders-new = 30
    returns    = 60
  }
}

resource "aws_sqs_queue" "all" {
  for_each                   = var.queues
  name                       = each.key
  visibility_timeout_seconds = each.value
}

output "queue" {
  value = aws_sqs_queue.all[returns].arn
}

output "policy" {
  value = <<-EOT
    { "Resource": "${aws_sqs_queue.all[orders-new].arn}", "Seconds": ${var.queues[orders-new]} }
  EOT
}
