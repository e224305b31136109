resource "aws_secretsmanager_secret" "db" {
  name = "shop-db"
}
