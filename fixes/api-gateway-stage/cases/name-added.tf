resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
}

resource "aws_api_gateway_stage" "live" {
  deployment_id = aws_api_gateway_deployment.shop.id
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  stage_name    = "live"
}

output "orders" {
  value = "${aws_api_gateway_deployment.shop.invoke_url}/${aws_api_gateway_stage.live.stage_name}/orders"
}

output "url" {
  value = "${aws_api_gateway_deployment.shop.invoke_url}live"
}

output "lively" {
  value = "${aws_api_gateway_deployment.shop.invoke_url}/lively"
}
