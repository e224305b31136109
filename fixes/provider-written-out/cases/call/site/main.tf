resource "aws_sns_topic" "site" {
  name = "site"
}

output "topic" {
  value = aws_sns_topic.site.arn
}
