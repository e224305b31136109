resource "aws_cloudwatch_log_group" "app" {
  name = "/shop/app"
}

resource "aws_cloudwatch_log_metric_filter" "own" {
  name           = "own"
  log_group_name = aws_cloudwatch_log_group.app.name
  pattern        = "failed"

  metric_transformation {
    name      = "Failed"
    namespace = "Shop"
    value     = "1"
  }
}
