resource "aws_sns_topic" "first" {
  name = "first"

  lifecycle {
    ignore_changes = all
  }
}

resource "aws_sns_topic" "second" {
  name = "second"

  lifecycle {
    ignore_changes       = [display_name, tags["Owner"]]
    replace_triggered_by = [aws_sns_topic.first]
  }
}
