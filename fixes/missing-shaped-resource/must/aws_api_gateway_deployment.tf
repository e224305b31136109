resource "aws_api_gateway_deployment" "this" {
  rest_api_id = slot("only", "aws_api_gateway_rest_api").id

  lifecycle {
    create_before_destroy = true
  }
}
