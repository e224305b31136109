resource "aws_cloudwatch_log_group" "app" {
  name              = "/${slot("name", "app")}"
  retention_in_days = slot("log_retention_days", 30)
  kms_key_id        = slot("key", null).arn

  tags = slot("tags", "app-logs")
}
