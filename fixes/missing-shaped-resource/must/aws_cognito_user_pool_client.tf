resource "aws_cognito_user_pool_client" "this" {
  name         = slot("own_name")
  user_pool_id = slot("only", "aws_cognito_user_pool").id
}
