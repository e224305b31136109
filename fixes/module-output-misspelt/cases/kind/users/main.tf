resource "aws_secretsmanager_secret" "user" {
  count = 2
  name  = "user-${count.index}"
}

output "secret_arns" {
  value = aws_secretsmanager_secret.user[*].arn
}
