resource "aws_sns_topic_subscription" "main" {
  topic_arn              = "arn:aws:sns:eu-west-1:123456789012:main"
  protocol               = "sqs"
  endpoint               = "arn:aws:sqs:eu-west-1:123456789012:main"
  subscription_retention = 3
}
