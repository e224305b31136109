resource "aws_kms_key" "this" {
  description             = slot("own_name")
  deletion_window_in_days = 30
  enable_key_rotation     = true

  tags = slot("tags")
}
