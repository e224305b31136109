resource "aws_wafv2_web_acl" "edge" {
  provider = aws.us_east_1
  name     = "edge"
  scope    = "CLOUDFRONT"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "edge"
    sampled_requests_enabled   = true
  }
}

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}
