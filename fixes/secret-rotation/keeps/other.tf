resource "random_password" "token" {
  length = 32
}

resource "aws_secretsmanager_secret" "token" {
  name = "shop-token"
}

resource "aws_secretsmanager_secret_version" "token" {
  secret_id = aws_secretsmanager_secret.token.id
  secret_string = jsonencode({
    password = random_password.token.result
  })
}
