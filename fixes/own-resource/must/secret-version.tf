resource "aws_secretsmanager_secret_version" "this" {
  secret_id = this.id
}
