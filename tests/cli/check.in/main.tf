resource "aws_cloudwatch_log_group" "a" {
  name              = "a"
  retention_in_days = 45
}

resource "aws_cloudwatch_log_group" "b" {
  title = "b"
}

output "secret" {
  value = random_password.c.result
}

resource "random_password" "c" {
  length = 16
}
