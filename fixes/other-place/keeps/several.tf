resource "aws_kinesis_firehose_delivery_stream" "main" {
  name        = "main"
  destination = "http_endpoint"
  secret_arn  = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-abcdef"
}
