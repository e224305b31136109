# The pattern stands in the table that the filter is repeated for.
locals {
  filters = {
    Refused = "{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }"
  }
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/shop/trail"
  retention_in_days = 365
}

resource "aws_cloudtrail" "main" {
  name                       = "shop"
  s3_bucket_name             = "shop-trail"
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn  = "arn:aws:iam::123456789012:role/trail"
}

resource "aws_cloudwatch_log_metric_filter" "own" {
  for_each       = local.filters
  name           = each.key
  log_group_name = aws_cloudwatch_log_group.trail.name
  pattern        = each.value

  metric_transformation {
    name      = each.key
    namespace = "Shop"
    value     = "1"
  }
}
