resource "aws_vpn_gateway" "main" {
  vpc_id     = "vpc-1"
  amazon_asn = 64512
}

resource "aws_cloudwatch_log_metric_filter" "errors" {
  name           = "errors"
  log_group_name = "app"
  pattern        = "ERROR"

  metric_transformation {
    name         = "Errors"
    namespace    = "App"
    metric_value = 1
  }
}
