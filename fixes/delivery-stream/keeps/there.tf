resource "aws_kinesis_firehose_delivery_stream" "own" {
  name        = "own"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn   = "arn:aws:iam::123456789012:role/delivery"
    bucket_arn = "arn:aws:s3:::shop-data"
  }
}
