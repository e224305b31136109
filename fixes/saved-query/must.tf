resource "aws_cloudwatch_query_definition" "errors" {
  name            = slot("name", "errors")
  log_group_names = [slot.log_group.name]

  query_string = <<-QUERY
    fields @timestamp, @message
    | filter @message like /(?i)(error|exception|fail)/
    | sort @timestamp desc
    | limit 100
  QUERY
}
