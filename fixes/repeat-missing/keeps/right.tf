variable "names" {
  type    = list(string)
  default = ["a", "b"]
}

resource "aws_sqs_queue" "jobs" {
  count = length(var.names)

  name = var.names[count.index]
}

resource "aws_sqs_queue" "more" {
  for_each = toset(var.names)

  name = each.key
}

output "all" {
  value = [aws_sqs_queue.jobs[*].url, [for one in aws_sqs_queue.more : one.url]]
}
