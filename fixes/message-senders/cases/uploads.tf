data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_sns_topic" "uploads" {
  name = "shop-uploads"
}

resource "aws_sns_topic_policy" "uploads" {
  arn = aws_sns_topic.uploads.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::123456789012:role/shop" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.uploads.arn
      }
    ]
  })
}

resource "aws_s3_bucket_notification" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  topic {
    topic_arn = aws_sns_topic.uploads.arn
    events    = ["s3:ObjectCreated:*"]
  }

  depends_on = [aws_sns_topic_policy.uploads]
}

resource "aws_cloudwatch_metric_alarm" "busy" {
  alarm_name          = "shop-busy"
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 80
  period              = 300
  evaluation_periods  = 2
  alarm_actions       = [aws_sns_topic.uploads.arn]
}
