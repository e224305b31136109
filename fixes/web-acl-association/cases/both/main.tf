resource "aws_api_gateway_stage" "main" {
  rest_api_id   = "abc123"
  deployment_id = "def456"
  stage_name    = "prod"
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

resource "aws_lb" "main" {
  name    = "shop"
  subnets = ["subnet-0", "subnet-1"]
}
