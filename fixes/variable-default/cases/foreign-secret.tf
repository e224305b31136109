variable "github_token" {
  type      = string
  sensitive = true
}

resource "aws_ssm_parameter" "token" {
  name  = "/ci/token"
  type  = "SecureString"
  value = var.github_token
}

variable "source_db_password" {
  type      = string
  sensitive = true
}

variable "partner_api_key" {
  type      = string
  sensitive = true
}

variable "jwt_secret" {
  type      = string
  sensitive = true
}

resource "aws_dms_endpoint" "source" {
  endpoint_id   = "source"
  endpoint_type = "source"
  engine_name   = "mysql"
  server_name   = "db.example.invalid"
  port          = 3306
  username      = "reader"
  password      = var.source_db_password
}

resource "aws_secretsmanager_secret" "app" {
  name = "app"
}

resource "aws_secretsmanager_secret_version" "app" {
  secret_id = aws_secretsmanager_secret.app.id
  secret_string = jsonencode({
    partner_api_key = var.partner_api_key
    jwt_secret      = var.jwt_secret
  })
}
