# Secrets by name: one generated password stands in for none of them.
variable "passwords" {
  type      = map(string)
  sensitive = true
}

resource "aws_iam_user" "each" {
  for_each = nonsensitive(toset(keys(var.passwords)))
  name     = each.key
}

resource "aws_ssm_parameter" "each" {
  for_each = nonsensitive(toset(keys(var.passwords)))
  name     = "/users/${each.key}"
  type     = "SecureString"
  value    = var.passwords[each.key]
}
