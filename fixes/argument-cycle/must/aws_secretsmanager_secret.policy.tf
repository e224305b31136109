resource "aws_secretsmanager_secret_policy" "this" {
  secret_arn = this.arn
  policy     = slot("value")
}
