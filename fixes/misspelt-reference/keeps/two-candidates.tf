resource "aws_sns_topic" "alert" {}

resource "aws_sns_topic" "alerts" {}

output "topic" {
  value = aws_sns_topic.alerst.arn
}
