resource "aws_apigatewayv2_api" "main" {
  name                       = slot("name", "api")
  description                = "Calls the function"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"

  tags = slot("tags")
}

resource "aws_apigatewayv2_integration" "function" {
  api_id             = aws_apigatewayv2_api.main.id
  integration_type   = "AWS_PROXY"
  integration_method = "POST"
  integration_uri    = slot.function.invoke_arn
}

resource "aws_apigatewayv2_route" "function" {
  for_each  = toset(["$connect", "$disconnect", "$default"])
  api_id    = aws_apigatewayv2_api.main.id
  route_key = each.value
  target    = "integrations/${aws_apigatewayv2_integration.function.id}"
}

resource "aws_apigatewayv2_stage" "main" {
  api_id      = aws_apigatewayv2_api.main.id
  name        = slot("environment", "prod")
  auto_deploy = true

  default_route_settings {
    throttling_burst_limit = 100
    throttling_rate_limit  = 50
  }

  tags = slot("tags")
}

resource "aws_lambda_permission" "api" {
  statement_id  = "AllowApiGateway"
  action        = "lambda:InvokeFunction"
  function_name = slot.function.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.main.execution_arn}/*/*"
}
