variable "ignored" {
  type    = list(string)
  default = []
}

resource "aws_sns_topic" "second" {
  name = "second"

  lifecycle {
    ignore_changes       = concat(["tags"], var.ignored)
    replace_triggered_by = [concat(["a"], var.ignored)]
  }
}
