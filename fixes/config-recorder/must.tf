resource "aws_iam_role" "config" {
  name = slot("name", "config-role", 64)

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "config.amazonaws.com" }
      },
    ]
  })

  tags = slot("tags", "config-role")
}

resource "aws_iam_role_policy_attachment" "config" {
  role       = aws_iam_role.config.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWS_ConfigRole"
}

resource "aws_iam_role_policy" "config" {
  name = slot("name", "config-policy")
  role = aws_iam_role.config.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetBucketAcl", "s3:ListBucket"]
        Resource = slot.logs_bucket.arn
      },
      {
        Effect   = "Allow"
        Action   = "s3:PutObject"
        Resource = "${slot.logs_bucket.arn}/*"
      },
    ]
  })
}

resource "aws_config_configuration_recorder" "main" {
  name     = slot("name", "recorder")
  role_arn = aws_iam_role.config.arn

  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}

resource "aws_config_delivery_channel" "main" {
  name           = slot("name", "delivery-channel")
  s3_bucket_name = slot.logs_bucket.id

  depends_on = [aws_config_configuration_recorder.main]
}

resource "aws_config_configuration_recorder_status" "main" {
  name       = aws_config_configuration_recorder.main.name
  is_enabled = true

  depends_on = [aws_config_delivery_channel.main]
}
