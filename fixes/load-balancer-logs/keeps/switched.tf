variable "log" {
  type    = bool
  default = false
}

resource "aws_s3_bucket" "access_logs" {
  bucket = "shop-access-logs"
}

resource "aws_lb" "main" {
  name = "shop"

  dynamic "access_logs" {
    for_each = var.log ? [1] : []

    content {
      bucket  = aws_s3_bucket.access_logs.id
      enabled = var.log
    }
  }
}
