resource "aws_kms_key" "jobs" {
  enable_key_rotation = true
}
