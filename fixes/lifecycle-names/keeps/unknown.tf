resource "aws_sns_topic" "second" {
  name = "second"

  lifecycle {
    ignore_changes       = [retention]
    replace_triggered_by = ["aws_sns_topic.nowhere"]
  }
}
