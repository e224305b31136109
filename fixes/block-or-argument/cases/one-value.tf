resource "aws_scheduler_schedule" "nightly" {
  name                 = "nightly"
  schedule_expression  = "rate(1 day)"
  flexible_time_window = "OFF"

  target {
    arn      = "arn:aws:lambda:eu-west-1:123456789012:function:nightly"
    role_arn = "arn:aws:iam::123456789012:role/scheduler"
  }
}

resource "aws_wafv2_web_acl" "main" {
  name           = "main"
  scope          = "REGIONAL"
  default_action = "allow"

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "main"
    sampled_requests_enabled   = true
  }
}

resource "aws_lambda_function" "hello" {
  function_name     = "hello"
  role              = "arn:aws:iam::123456789012:role/hello"
  handler           = "index.handler"
  runtime           = "python3.12"
  s3_bucket         = "artifacts"
  s3_key            = "hello.zip"
  ephemeral_storage = 1024
}

resource "aws_codedeploy_deployment_group" "app" {
  app_name              = "app"
  deployment_group_name = "app"
  service_role_arn      = "arn:aws:iam::123456789012:role/deploy"

  load_balancer_info {
    target_group_pair_info {
      target_group = [aws_lb_target_group.blue.name, "green"]

      prod_traffic_route {
        listener_arns = ["arn:aws:elasticloadbalancing:us-east-1:1:listener/app/a/1/2"]
      }
    }
  }
}

resource "aws_lb_target_group" "blue" {
  name = "blue"
}
