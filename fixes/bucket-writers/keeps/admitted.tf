data "aws_elb_service_account" "main" {}

resource "aws_s3_bucket" "logs" {
  bucket = "shop-logs"
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = data.aws_elb_service_account.main.arn }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.logs.arn}/*"
      }
    ]
  })
}

resource "aws_lb" "main" {
  name    = "shop"
  subnets = ["subnet-0", "subnet-1"]

  access_logs {
    bucket  = aws_s3_bucket.logs.id
    enabled = true
  }
}
