resource "aws_apigatewayv2_api" "this" {
  name          = slot("own_name")
  protocol_type = "HTTP"

  tags = slot("tags")
}
