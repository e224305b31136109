variable "names" {
  type    = list(string)
  default = ["charge", "ship"]
}

resource "aws_sns_topic" "step" {
  for_each = toset(var.names)
  name     = each.key
}

output "topics" {
  value = { for name in var.names : name => aws_sns_topic.step.arn }
}
