resource "aws_config_config_rule" "keys" {
  name                        = "keys"
  maximum_execution_frequency = "24 hours"

  source {
    owner             = "AWS"
    source_identifier = "ACCESS_KEYS_ROTATED"
  }
}
