resource "aws_config_configuration_recorder" "main" {
  name     = "shop"
  role_arn = "arn:aws:iam::123456789012:role/config"
}

resource "aws_config_config_rule" "mfa" {
  name = "mfa"

  source {
    owner             = "AWS"
    source_identifier = "IAM_USER_MFA_ENABLED"
  }
}
