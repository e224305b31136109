variable "passwords" {
  type      = set(string)
  sensitive = true
  default   = []
}

resource "aws_ssm_parameter" "password" {
  for_each = var.passwords

  name  = md5(each.key)
  type  = "SecureString"
  value = each.value
}
