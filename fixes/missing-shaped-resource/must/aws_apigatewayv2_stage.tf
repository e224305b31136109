resource "aws_apigatewayv2_stage" "this" {
  api_id      = slot("only", "aws_apigatewayv2_api").id
  name        = "$default"
  auto_deploy = true

  tags = slot("tags")
}
