resource "aws_api_gateway_deployment" "main" {
  rest_api_id = "abcdef1234"
}

output "url" {
  value = aws_api_gateway_deployment.main.invoke_url
}
