resource "aws_cloudwatch_event_target" "this" {
  rule = this.name
}
