variable "names" {
  type    = list(string)
  default = ["validate", "charge"]
}

resource "aws_sns_topic" "step" {
  for_each = toset(var.names)
  name     = each.key
}

output "first" {
  value = aws_sns_topic.step[0].arn
}
