resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"

  target {
    id  = "report"
    arn = "arn:aws:lambda:eu-west-1:123456789012:function:report"
  }
}

resource "aws_backup_vault" "main" {
  name = "main"

  lock_configuration {
    min_retention_days = 7
  }
}

resource "aws_efs_file_system" "shared" {
  encrypted = true

  backup_policy {
    status = "ENABLED"
  }
}

resource "random_password" "database" {
  length  = 32
  special = false
}

resource "aws_secretsmanager_secret" "database" {
  name          = "database"
  secret_string = random_password.database.result
}
