variable "key_arn" {
  type = string
}

resource "aws_kms_key" "main" {
  enable_key_rotation = true
}

resource "aws_cloudwatch_log_group" "app" {
  name       = "/shop/app"
  kms_key_id = var.key_arn
}
