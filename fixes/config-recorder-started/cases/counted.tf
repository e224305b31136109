variable "enable_config" {
  type    = bool
  default = true
}

resource "aws_config_configuration_recorder" "main" {
  count    = var.enable_config ? 1 : 0
  name     = "shop"
  role_arn = "arn:aws:iam::123456789012:role/config"
}

resource "aws_config_delivery_channel" "main" {
  count          = var.enable_config ? 1 : 0
  s3_bucket_name = "shop-logs"
}
