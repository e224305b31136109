resource "aws_s3_bucket" "logs" {
  bucket = "example-logs"
}

# Encrypted at rest.
resource "aws_s3_bucket_encryption" "logs" {
  bucket        = aws_s3_bucket.logs.id
  sse_algorithm = "AES256"
}

resource "aws_s3_bucket_encryption_configuration" "more" {
  bucket = aws_s3_bucket.logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = "alias/example"
    }
    bucket_key_enabled = true
  }
}

resource "aws_eventbridge_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "cron(0 2 * * ? *)"
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule = aws_eventbridge_rule.nightly.name
  arn  = "arn:aws:sqs:eu-west-1:123456789012:nightly"

  depends_on = [aws_eventbridge_rule.nightly, aws_s3_bucket_encryption.logs]
}

resource "aws_sns_subscription" "mail" {
  topic_arn = "arn:aws:sns:us-east-1:111122223333:alerts"
  protocol  = "email"
  endpoint  = "ops@example.com"
}

resource "aws_security_group_ingress_rule" "web" {
  security_group_id = "sg-0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "10.0.0.0/8"
}

resource "aws_apigateway_rest_api" "shop" {
  name = "shop"
}
