resource "aws_cloudwatch_event_bus" "this" {
  name = slot("own_name")

  tags = slot("tags")
}
