resource "aws_secretsmanager_secret_rotation" "this" {
  secret_id = this.id
}
