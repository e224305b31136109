variable "filters" {
  description = "What the budget of the platform counts"
  type        = map(string)
  default     = {}
}

resource "aws_ce_anomaly_monitor" "services" {
  name              = "services"
  monitor_type      = "DIMENSIONAL"
  monitor_dimension = "SERVICE"
}

resource "aws_ce_anomaly_subscription" "daily" {
  name             = "daily"
  frequency        = "DAILY"
  threshold        = 100
  monitor_arn_list = [aws_ce_anomaly_monitor.services.arn]

  subscriber {
    type    = "EMAIL"
    address = "costs@example.com"
  }
}

resource "aws_budgets_budget" "shop" {
  budget_type  = "COST"
  limit_amount = "100"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  cost_filters = {
    Service     = "Amazon Elastic Compute Cloud - Compute"
    TagKeyValue = ["user:Team$shop", "user:Team$cart"]
  }
}

resource "aws_budgets_budget" "platform" {
  budget_type  = "COST"
  limit_amount = "200"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"
  cost_filters = var.filters
}

resource "aws_budgets_budget" "storage" {
  budget_type  = "COST"
  limit_amount = "50"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  cost_filters {
    service = "Amazon Simple Storage Service"
  }
}
