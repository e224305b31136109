# Too much is made of it to wait for it.
variable "sender_email" {
  type = string
}

resource "aws_ses_email_identity" "sender" {
  email = var.sender_email
}

resource "aws_lambda_function" "notify" {
  function_name = "notify"
  role          = "arn:aws:iam::123456789012:role/notify"
  package_type  = "Image"
  image_uri     = "notify:1"

  environment {
    variables = { SENDER = aws_ses_email_identity.sender.email }
  }
}

resource "aws_sfn_state_machine" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::123456789012:role/orders"
  definition = jsonencode({
    StartAt = "Notify"
    States  = { Notify = { Type = "Task", Resource = aws_lambda_function.notify.arn, End = true } }
  })
}

resource "aws_cloudwatch_event_target" "orders" {
  rule     = "orders"
  arn      = aws_sfn_state_machine.orders.arn
  role_arn = "arn:aws:iam::123456789012:role/events"
}

resource "aws_cloudwatch_metric_alarm" "orders" {
  alarm_name          = "orders"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "ExecutionsFailed"
  namespace           = "AWS/States"
  period              = 60
  statistic           = "Sum"
  threshold           = 0
  dimensions          = { StateMachineArn = aws_sfn_state_machine.orders.arn }
}
