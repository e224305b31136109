resource "random_password" "api" {
  length = 24
}

resource "aws_ssm_parameter" "api" {
  name  = "/api/key"
  type  = "SecureString"
  value = random_password.api.result
}
