resource "aws_cognito_user_pool" "this" {
  name = slot("own_name")

  tags = slot("tags")
}
