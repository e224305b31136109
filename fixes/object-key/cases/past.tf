variable "thresholds" {
  type    = list(number)
  default = [50, 80]
}

resource "aws_db_instance" "main" {
  identifier     = "main"
  instance_class = "db.t3.micro"
  engine         = "postgres"
}

resource "aws_ssm_parameter" "host" {
  name  = "/db/host"
  type  = "String"
  value = aws_db_instance.main.endpoint.address
}

resource "aws_budgets_budget" "monthly" {
  name         = "monthly"
  budget_type  = "COST"
  limit_amount = "100"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  dynamic "notification" {
    for_each = var.thresholds
    content {
      comparison_operator        = "GREATER_THAN"
      threshold                  = notification.value.percent
      threshold_type             = "PERCENTAGE"
      notification_type          = "ACTUAL"
      subscriber_email_addresses = ["ops@example.org"]
    }
  }
}
