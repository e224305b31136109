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

variable "source_server" {
  type = string
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
  server_name   = var.source_server
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

resource "aws_dms_endpoint" "target" {
  endpoint_id   = "target"
  endpoint_type = "target"
  engine_name   = "s3"
}

resource "aws_dms_replication_task" "main" {
  replication_task_id      = "main"
  migration_type           = "full-load"
  replication_instance_arn = "arn:aws:dms:us-east-1:123456789012:rep:MAIN"
  source_endpoint_arn      = aws_dms_endpoint.source.endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.target.endpoint_arn
  table_mappings           = "{}"
}

resource "aws_cloudwatch_metric_alarm" "lag" {
  alarm_name          = "replication-lag"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  metric_name         = "CDCLatencySource"
  namespace           = "AWS/DMS"
  period              = 300
  statistic           = "Average"
  threshold           = 60

  dimensions = {
    ReplicationTaskIdentifier = aws_dms_replication_task.main.replication_task_id
  }
}

output "replication" {
  value = {
    task = aws_dms_replication_task.main.replication_task_arn
    page = "https://example.invalid/${aws_dms_replication_task.main.replication_task_id}"
  }
}
