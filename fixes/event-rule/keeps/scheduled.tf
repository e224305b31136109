resource "aws_scheduler_schedule" "cleanup" {
  name                = "shop-cleanup"
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:lambda:eu-west-1:123456789012:function:shop-cleanup"
    role_arn = "arn:aws:iam::123456789012:role/scheduler"
  }
}
