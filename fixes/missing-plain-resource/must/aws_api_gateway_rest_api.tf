resource "aws_api_gateway_rest_api" "this" {
  name = slot("own_name")

  tags = slot("tags")
}
