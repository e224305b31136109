resource "aws_cloudwatch_log_metric_filter" "errors" {
  name           = slot("name", "errors")
  log_group_name = slot.log_group.name
  pattern        = "?ERROR ?Error ?Exception"

  metric_transformation {
    name          = "ErrorCount"
    namespace     = "Application"
    value         = "1"
    default_value = "0"
  }
}
