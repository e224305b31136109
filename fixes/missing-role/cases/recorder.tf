resource "aws_config_configuration_recorder" "main" {
  name     = "shop-recorder"
  role_arn = aws_iam_role.config.arn
}

resource "aws_sns_topic" "alerts" {
  name = "shop-alerts"
}
