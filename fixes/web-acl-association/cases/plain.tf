resource "aws_lb" "main" {
  name               = "shop-alb"
  load_balancer_type = "application"
  subnets            = ["subnet-0", "subnet-1"]
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
