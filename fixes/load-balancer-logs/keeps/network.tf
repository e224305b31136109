resource "aws_s3_bucket" "access_logs" {
  bucket = "shop-access-logs"
}

resource "aws_lb" "main" {
  name               = "shop"
  load_balancer_type = "network"
}
