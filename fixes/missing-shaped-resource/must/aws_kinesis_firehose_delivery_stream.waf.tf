resource "aws_cloudwatch_log_group" "delivery" {
  name              = "/aws/kinesisfirehose/aws-waf-logs-${slot("own_name")}"
  retention_in_days = slot("log_retention_days", 30)
  kms_key_id        = slot.wanted_key.arn

  tags = slot("tags")
}

resource "aws_cloudwatch_log_stream" "delivery" {
  name           = "S3Delivery"
  log_group_name = aws_cloudwatch_log_group.delivery.name
}

resource "aws_iam_role" "delivery" {
  name = slot("own_name", "-delivery-role")

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "firehose.amazonaws.com" }
      }
    ]
  })

  tags = slot("tags")
}

resource "aws_iam_role_policy" "delivery" {
  name = slot("own_name", "-delivery-policy")
  role = aws_iam_role.delivery.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "s3:AbortMultipartUpload",
          "s3:GetBucketLocation",
          "s3:GetObject",
          "s3:ListBucket",
          "s3:ListBucketMultipartUploads",
          "s3:PutObject",
        ]
        Resource = [slot.app_bucket.arn, "${slot.app_bucket.arn}/*"]
      },
      # Whatever key the bucket has, and for nothing but the bucket
      {
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = "arn:aws:kms:*:*:key/*"
        Condition = { StringLike = { "kms:EncryptionContext:aws:s3:arn" = "${slot.app_bucket.arn}*" } }
      },
      {
        Effect   = "Allow"
        Action   = "logs:PutLogEvents"
        Resource = "${aws_cloudwatch_log_group.delivery.arn}:log-stream:${aws_cloudwatch_log_stream.delivery.name}"
      },
    ]
  })
}

resource "aws_kinesis_firehose_delivery_stream" "main" {
  # WAF takes no other names
  name        = "aws-waf-logs-${slot("own_name")}"
  destination = "extended_s3"

  server_side_encryption {
    enabled = true
  }

  extended_s3_configuration {
    role_arn            = aws_iam_role.delivery.arn
    bucket_arn          = slot.app_bucket.arn
    prefix              = "records/!{timestamp:yyyy/MM/dd}/"
    error_output_prefix = "failed/!{firehose:error-output-type}/"
    buffering_size      = 64
    buffering_interval  = 300
    compression_format  = "GZIP"

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.delivery.name
      log_stream_name = aws_cloudwatch_log_stream.delivery.name
    }
  }

  tags = slot("tags")

  depends_on = [aws_iam_role_policy.delivery]
}
