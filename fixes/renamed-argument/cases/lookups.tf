data "aws_account_id" "current" {}

data "aws_elb_account" "main" {}

data "aws_secretsmanager_secret_value" "database" {
  secret_id = "database"
}

output "account" {
  description = "Where this is"
  value       = "${data.aws_account_id.current.account_id} ${data.aws_elb_account.main.arn}"
}

output "database" {
  description = "How to reach the database"
  value       = jsondecode(data.aws_secretsmanager_secret_value.database.secret_string)["host"]
  sensitive   = true
}

resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"
  enabled             = false
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule     = aws_cloudwatch_event_rule.nightly.name
  arn      = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop"
  role_arn = "arn:aws:iam::123456789012:role/events"

  ecs_parameters {
    task_definition_arn = "arn:aws:ecs:eu-west-1:123456789012:task-definition/report:1"
  }
}
