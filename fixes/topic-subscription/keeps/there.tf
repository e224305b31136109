resource "aws_sns_topic" "alerts" {
  name = "shop-alerts"
}

resource "aws_sns_topic_subscription" "team" {
  for_each  = toset(["a@shop.example", "b@shop.example"])
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = each.key
}
