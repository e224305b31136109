variable "passwords" {
  type      = map(string)
  sensitive = true
  default   = {}
}

resource "aws_ssm_parameter" "password" {
  for_each = var.passwords

  name  = each.key
  type  = "SecureString"
  value = each.value
}
