variable "tags" {
  type    = map(string)
  default = null
}

resource "aws_config_config_rule" "tags" {
  name             = "tags"
  input_parameters = var.tags != null ? jsonencode(var.tags) : {}

  source {
    owner             = "AWS"
    source_identifier = "REQUIRED_TAGS"
  }
}
