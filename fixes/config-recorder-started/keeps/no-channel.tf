resource "aws_config_configuration_recorder" "main" {
  name     = "shop"
  role_arn = "arn:aws:iam::123456789012:role/config"
}
