resource "aws_kms_key" "main" {
  description = "Everything"
  alias       = "alias/main"
}

resource "aws_kms_alias" "main" {
  name          = "alias/main"
  target_key_id = aws_kms_key.main.key_id
}
