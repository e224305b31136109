resource "aws_cognito_identity_pool" "this" {
  identity_pool_name               = slot("own_name")
  allow_unauthenticated_identities = false

  tags = slot("tags")
}
