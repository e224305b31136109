resource "aws_flow_log" "this" {
  log_destination = "arn:${slot("partition")}:logs:${slot("region")}:${slot("account")}:log-group:${slot("value")}"
}
