resource "aws_cloudwatch_log_group" "waf" {
  name              = "aws-waf-logs-${slot("name", "web-acl")}"
  retention_in_days = slot("log_retention_days", 30)
  kms_key_id        = slot.wanted_key.arn

  tags = slot("tags")
}

resource "aws_wafv2_web_acl_logging_configuration" "main" {
  resource_arn            = slot.web_acl.arn
  log_destination_configs = [aws_cloudwatch_log_group.waf.arn]
}
