resource "aws_api_gateway_rest_api_policy" "this" {
  rest_api_id = this.id
  policy      = slot("value")
}
