resource "aws_ce_anomaly_subscription" "daily" {
  name             = "daily"
  frequency        = "DAILY"
  threshold        = 100
  monitor_arn_list = ["arn:aws:ce::123456789012:anomalymonitor/0123"]

  subscriber {
    type    = "EMAIL"
    address = "costs@example.com"
  }

  threshold_expression {
    dimension {
      key           = "ANOMALY_TOTAL_IMPACT_PERCENTAGE"
      match_options = ["GREATER_THAN_OR_EQUAL"]
      values        = ["50"]
    }
  }
}
