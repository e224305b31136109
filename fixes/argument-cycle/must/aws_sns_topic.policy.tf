resource "aws_sns_topic_policy" "this" {
  arn    = this.arn
  policy = slot("value")
}
