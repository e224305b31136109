resource "random_password" "app" {
  length           = 32
  special          = true
  override_special = "!#%*-_=+?"
}

resource "aws_secretsmanager_secret" "app" {
  name        = slot("name", "app-secret")
  description = "Credentials of the application"
  kms_key_id  = slot("key", null).arn

  tags = slot("tags", "app-secret")
}

resource "aws_secretsmanager_secret_version" "app" {
  secret_id     = aws_secretsmanager_secret.app.id
  secret_string = jsonencode({ password = random_password.app.result })
}
