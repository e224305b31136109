resource "aws_apigatewayv2_api" "chat" {
  name                       = "chat"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "${request.body.action}"
}

resource "aws_apigatewayv2_integration" "chat" {
  api_id           = aws_apigatewayv2_api.chat.id
  integration_type = "HTTP_PROXY"
  integration_uri  = "https://${stageVariables.host}/${aws_apigatewayv2_api.chat.name}"

  integration_method = "POST"
}
