resource "random_password" "db" {
  length  = 20
  special = false
}

resource "aws_ssm_parameter" "db" {
  name  = "/db/password"
  type  = "SecureString"
  value = random_password.db
}
