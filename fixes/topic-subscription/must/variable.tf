resource "aws_sns_topic_subscription" "email" {
  topic_arn = slot.topic.arn
  protocol  = "email"
  endpoint  = slot.mailbox.address
}
