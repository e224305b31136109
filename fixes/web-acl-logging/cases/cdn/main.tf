provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "edge"
  region = "us-east-1"
}

resource "aws_wafv2_web_acl" "main" {
  name  = "shop"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "shop"
    sampled_requests_enabled   = true
  }
}

resource "aws_cloudwatch_log_group" "shop" {
  name = "aws-waf-logs-shop"
}

resource "aws_wafv2_web_acl_logging_configuration" "shop" {
  resource_arn            = aws_wafv2_web_acl.main.arn
  log_destination_configs = [aws_cloudwatch_log_group.shop.arn]
}

resource "aws_wafv2_web_acl" "edge" {
  provider = aws.edge

  name  = "edge"
  scope = "CLOUDFRONT"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "edge"
    sampled_requests_enabled   = true
  }
}
