variable "key_policy" {
  type = string
}

resource "aws_kms_key" "main" {
  policy = var.key_policy
}

resource "aws_cloudwatch_log_group" "app" {
  name       = "/shop/app"
  kms_key_id = aws_kms_key.main.arn
}
