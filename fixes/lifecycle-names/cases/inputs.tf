variable "image" {
  type    = string
  default = "app:1"
}

resource "aws_sns_topic" "first" {
  name = "first"

  lifecycle {
    replace_triggered_by = [var.image]
  }
}
