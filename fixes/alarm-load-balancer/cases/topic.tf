resource "aws_sns_topic" "alerts" {
  name = "shop-alerts"
}

resource "aws_lb" "main" {
  name    = "shop"
  subnets = ["subnet-0", "subnet-1"]
}
