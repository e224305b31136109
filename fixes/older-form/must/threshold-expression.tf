resource "aws_ce_anomaly_subscription" "this" {
  threshold_expression {
    dimension {
      key           = "ANOMALY_TOTAL_IMPACT_ABSOLUTE"
      match_options = ["GREATER_THAN_OR_EQUAL"]
      values        = [slot("text")]
    }
  }
}
