resource "random_password" "this" {
  length           = 32
  min_lower        = 1
  min_upper        = 1
  min_numeric      = 1
  min_special      = 1
  override_special = "!&#$^<>-"
}

resource "aws_secretsmanager_secret" "this" {
  name_prefix = slot("name_prefix")
}

resource "aws_secretsmanager_secret_version" "this" {
  secret_id     = aws_secretsmanager_secret.this.id
  secret_string = coalesce(slot("variable"), random_password.this.result)
}
