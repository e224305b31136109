variable "settings" {
  description = "Settings of the application, by name, for the Parameter Store"
  type        = map(string)
  default     = { LOG_LEVEL = "info" }
}

resource "aws_ssm_parameter" "settings" {
  for_each = var.settings
  name     = "/${slot("name", "app")}/${each.key}"
  type     = "SecureString"
  key_id   = slot.wanted_key.arn
  value    = each.value

  tags = slot("tags")
}
