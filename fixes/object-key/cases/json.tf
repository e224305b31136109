# What is read for a text and is an object is written as JSON.
locals {
  rules = {
    root-mfa = {
      identifier = "ROOT_ACCOUNT_MFA_ENABLED"
    }
    password-policy = {
      identifier = "IAM_PASSWORD_POLICY"
      parameters = { MinimumPasswordLength = 14, RequireSymbols = true }
    }
  }
}

resource "aws_config_config_rule" "each" {
  for_each         = local.rules
  name             = each.key
  input_parameters = each.value.parameters

  source {
    owner             = "AWS"
    source_identifier = each.value.identifier
  }
}
