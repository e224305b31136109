resource "aws_cloudwatch_dashboard" "any" {
  dashboard_name = "any"
  dashboard_body = "{}"
}
