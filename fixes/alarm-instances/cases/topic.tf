resource "aws_sns_topic" "alerts" {
  name = "shop-alerts"
}

resource "aws_autoscaling_group" "app" {
  min_size = 1
  max_size = 2
}
