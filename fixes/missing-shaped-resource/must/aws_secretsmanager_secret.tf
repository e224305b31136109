resource "aws_secretsmanager_secret" "this" {
  name_prefix = slot("own_name", "-")

  tags = slot("tags")
}
