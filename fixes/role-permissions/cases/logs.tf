resource "aws_cloudwatch_log_group" "trail" {
  name              = "/aws/cloudtrail/shop"
  retention_in_days = 365
}

resource "aws_iam_role" "trail" {
  name = "shop-trail"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "cloudtrail.amazonaws.com" } }]
  })
}

resource "aws_cloudtrail" "main" {
  name                       = "shop"
  s3_bucket_name             = "shop-trail"
  enable_log_file_validation = true
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn  = aws_iam_role.trail.arn
}

resource "aws_cloudwatch_log_group" "flow" {
  name              = "/aws/vpc/shop"
  retention_in_days = 365
}

resource "aws_iam_role" "flow" {
  name = "shop-flow"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "vpc-flow-logs.amazonaws.com" } }]
  })
}

resource "aws_flow_log" "main" {
  vpc_id          = "vpc-0a1b2c3d"
  traffic_type    = "ALL"
  iam_role_arn    = aws_iam_role.flow.arn
  log_destination = aws_cloudwatch_log_group.flow.arn
}
