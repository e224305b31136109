resource "aws_sns_topic" "first" {
  name = "first"
}

resource "aws_sns_topic" "second" {
  name = "second"
}

output "failures_arn" {
  value = aws_sns_topic.first.arn
}

output "failures_name" {
  value = aws_sns_topic.first.name
}

output "loader_name" {
  value = "loader"
}
