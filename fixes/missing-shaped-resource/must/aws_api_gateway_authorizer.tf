resource "aws_api_gateway_authorizer" "this" {
  name          = slot("own_name")
  type          = "COGNITO_USER_POOLS"
  rest_api_id   = slot("only", "aws_api_gateway_rest_api").id
  provider_arns = [slot("only", "aws_cognito_user_pool").arn]
}
