variable "teams" {
  type    = set(string)
  default = ["one", "two"]
}

resource "aws_sns_topic_subscription" "team" {
  for_each  = var.teams
  topic_arn = aws_sns_topic.team[each.key].arn
  protocol  = "sqs"
  endpoint  = "arn:aws:sqs:eu-west-1:123456789012:${each.key}"
}
