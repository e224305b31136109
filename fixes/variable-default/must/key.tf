resource "aws_kms_key" "main" {
  description         = "Encrypts the data of this configuration"
  enable_key_rotation = true
}
