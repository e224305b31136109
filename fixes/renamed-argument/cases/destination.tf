resource "aws_kinesis_firehose_delivery_stream" "search" {
  name        = "search"
  destination = "opensearch"

  s3_configuration {
    role_arn   = "arn:aws:iam::123456789012:role/firehose"
    bucket_arn = "arn:aws:s3:::failed"
  }

  opensearch_configuration {
    domain_arn = "arn:aws:es:eu-west-1:123456789012:domain/search"
    role_arn   = "arn:aws:iam::123456789012:role/firehose"
    index_name = "logs"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "store" {
  name        = "store"
  destination = "extended_s3"

  s3_configuration {
    role_arn   = "arn:aws:iam::123456789012:role/firehose"
    bucket_arn = "arn:aws:s3:::stored"
  }
}
