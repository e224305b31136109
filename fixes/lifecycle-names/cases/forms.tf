resource "aws_sns_topic" "first" {
  name = "first"

  lifecycle {
    ignore_changes = "display_name"
  }
}

resource "aws_sns_topic" "second" {
  name = "second"

  lifecycle {
    ignore_changes       = [aws_sns_topic.second.tags["Owner"], self.display_name, "desplay_name"]
    replace_triggered_by = ["aws_sns_topic.first"]
  }
}

resource "aws_sns_topic" "third" {
  name = "third"

  lifecycle {
    ignore_changes       = ["all"]
    replace_triggered_by = aws_sns_topic.first.name
  }
}
