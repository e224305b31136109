data "aws_caller_identity" "current" {}

resource "aws_sns_topic" "critical" {
  name = "critical"
}

resource "aws_sns_topic" "high" {
  name = "high"
}

resource "aws_sns_topic_policy" "critical" {
  arn    = aws_sns_topic.critical.arn
  policy = data.aws_iam_policy_document.topics[0].json
}

resource "aws_sns_topic_policy" "high" {
  arn    = aws_sns_topic.high.arn
  policy = data.aws_iam_policy_document.topics[1].json
}
