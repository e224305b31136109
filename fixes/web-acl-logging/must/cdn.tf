resource "aws_cloudwatch_log_group" "cdn_waf" {
  name              = "aws-waf-logs-${slot("name", "cdn-web-acl")}"
  retention_in_days = slot("log_retention_days", 30)

  tags = slot("tags")
}

resource "aws_wafv2_web_acl_logging_configuration" "cdn" {
  resource_arn            = slot.cdn_web_acl.arn
  log_destination_configs = [aws_cloudwatch_log_group.cdn_waf.arn]
}
