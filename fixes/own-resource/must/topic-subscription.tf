resource "aws_sns_topic_subscription" "this" {
  topic_arn = this.arn
}
