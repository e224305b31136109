# Of the two that wait for each other, AWS wants the recorder first.
resource "aws_config_configuration_recorder" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/config"

  depends_on = [aws_config_delivery_channel.main]
}

resource "aws_config_delivery_channel" "main" {
  name           = "main"
  s3_bucket_name = "config-logs"

  depends_on = [aws_config_configuration_recorder.main]
}
