resource "aws_cloudwatch_log_group" "this" {
  name              = slot("group")
  retention_in_days = slot("log_retention_days", 30)

  tags = slot("tags")
}
