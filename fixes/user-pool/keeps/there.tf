resource "aws_cognito_user_pool" "own" {
  name = "own"
}
