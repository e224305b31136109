variable "project" {
  default = "shop"
}

resource "aws_sns_topic" "alerts" {
  name = "${var.project}-alerts"
}
