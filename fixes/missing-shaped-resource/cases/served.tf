# The head of a component is not the first block that makes it.
resource "aws_s3_bucket" "data" {
  bucket = "shop-data"
}

resource "aws_lambda_function" "work" {
  function_name = "work"
  role          = "arn:aws:iam::123456789012:role/work"
  package_type  = "Image"
  image_uri     = "work:1"
}

resource "aws_wafv2_web_acl" "site" {
  name  = "site"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "site"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_logging_configuration" "site" {
  resource_arn            = aws_wafv2_web_acl.site.arn
  log_destination_configs = [aws_kinesis_firehose_delivery_stream.waf.arn]
}

resource "aws_cloudwatch_event_target" "orders" {
  rule     = "orders"
  arn      = aws_sfn_state_machine.main.arn
  role_arn = "arn:aws:iam::123456789012:role/events"
}

output "streams" {
  value = [aws_kinesis_firehose_delivery_stream.orders.name, aws_kinesis_firehose_delivery_stream.returns.name]
}
