resource "aws_secretsmanager_secret" "app" {
  name = "app"
}
