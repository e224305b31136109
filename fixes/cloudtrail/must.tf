resource "aws_cloudwatch_log_group" "cloudtrail" {
  name              = "/aws/cloudtrail/${slot("name", "trail")}"
  retention_in_days = slot("log_retention_days", 365)
  kms_key_id        = slot("key", null).arn

  tags = slot("tags", "cloudtrail-logs")
}

resource "aws_iam_role" "cloudtrail" {
  name = slot("name", "cloudtrail-role", 64)

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "cloudtrail.amazonaws.com" }
      },
    ]
  })

  tags = slot("tags", "cloudtrail-role")
}

resource "aws_iam_role_policy" "cloudtrail" {
  name = slot("name", "cloudtrail-policy")
  role = aws_iam_role.cloudtrail.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.cloudtrail.arn}:*"
      },
    ]
  })
}

resource "aws_cloudtrail" "main" {
  name                          = slot("name", "trail")
  s3_bucket_name                = slot.logs_bucket.id
  is_multi_region_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true
  kms_key_id                    = slot("key", null).arn
  cloud_watch_logs_group_arn    = "${aws_cloudwatch_log_group.cloudtrail.arn}:*"
  cloud_watch_logs_role_arn     = aws_iam_role.cloudtrail.arn

  tags = slot("tags", "trail")
}
