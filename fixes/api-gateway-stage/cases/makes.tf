resource "aws_api_gateway_rest_api" "main" {
  name = "main"
}

resource "aws_api_gateway_deployment" "main" {
  rest_api_id       = aws_api_gateway_rest_api.main.id
  stage_name        = var.stage
  stage_description = "What customers call"

  variables = {
    backend = "blue"
  }

  tags = {
    Name = "main"
  }

  lifecycle {
    create_before_destroy = true
  }
}

variable "stage" {
  type    = string
  default = "prod"
}

resource "aws_wafv2_web_acl_association" "main" {
  resource_arn = aws_api_gateway_deployment.main.execution_arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/main/example"
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  stage_name  = aws_api_gateway_deployment.main.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true
  }
}

output "url" {
  value = "${aws_api_gateway_deployment.main.invoke_url}/orders"
}

resource "aws_api_gateway_stage" "live" {
  deployment_id = aws_api_gateway_deployment.refunds.id
  rest_api_id   = aws_api_gateway_rest_api.main.id
  stage_name    = "live"
}

resource "aws_api_gateway_deployment" "refunds" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  stage_name  = "live"
}

output "refunds" {
  value = "${aws_api_gateway_deployment.refunds.invoke_url}/${aws_api_gateway_stage.live.stage_name}"
}
