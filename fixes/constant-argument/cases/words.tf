resource "aws_sns_topic" "alerts" {
  name = "alerts"

  lifecycle {
    prevent_destroy       = yes
    create_before_destroy = True
  }
}
