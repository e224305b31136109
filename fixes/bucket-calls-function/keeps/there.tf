resource "aws_s3_bucket_notification" "any" {
  bucket      = "shop-uploads"
  eventbridge = true
}

resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_lambda_function" "resize" {
  function_name = "shop-resize"
  role          = "arn:aws:iam::123456789012:role/shop"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "resize.zip"
}
