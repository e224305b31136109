resource "aws_apigatewayv2_api" "any" {
  name          = "any"
  protocol_type = "HTTP"
}
