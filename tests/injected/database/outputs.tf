output "endpoint" {
  description = "Where the ledger listens"
  value       = aws_db_instance.ledger.endpoint
}

output "secret_arn" {
  value = aws_secretsmanager_secret.ledger.arn
}

output "alarm_topic" {
  value = aws_sns_topic.alarms.arn
}
