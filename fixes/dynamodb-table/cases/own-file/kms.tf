resource "aws_kms_key" "main" {
  description         = "Everything of the shop"
  enable_key_rotation = true
}
