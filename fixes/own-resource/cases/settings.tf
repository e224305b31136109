resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = "live"

  throttle_settings {
    burst_limit = 200
    rate_limit  = 100
  }
}

resource "aws_api_gateway_stage" "test" {
  rest_api_id        = aws_api_gateway_rest_api.shop.id
  deployment_id      = aws_api_gateway_deployment.shop.id
  stage_name         = "test"
  logging_level      = "INFO"
  metrics_enabled    = true
  data_trace_enabled = false
}

resource "aws_iam_role" "proxy" {
  name = "proxy"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "rds.amazonaws.com" } }]
  })
}

resource "aws_db_proxy" "orders" {
  name           = "orders"
  engine_family  = "POSTGRESQL"
  role_arn       = aws_iam_role.proxy.arn
  vpc_subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]

  auth {
    secret_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders"
  }

  connection_pool_config {
    max_connections_percent   = 90
    connection_borrow_timeout = 120
  }
}

resource "aws_cloudwatch_log_group" "requests" {
  name = "aws-waf-logs-shop"
}

resource "aws_wafv2_web_acl" "shop" {
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

  logging_configuration {
    log_destination_configs = [aws_cloudwatch_log_group.requests.arn]

    redacted_fields {
      single_header {
        name = "authorization"
      }
    }
  }
}
