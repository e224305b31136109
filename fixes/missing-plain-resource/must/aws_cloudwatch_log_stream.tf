resource "aws_cloudwatch_log_stream" "this" {
  name           = slot("own_name")
  log_group_name = slot("only", "aws_cloudwatch_log_group").name
}
