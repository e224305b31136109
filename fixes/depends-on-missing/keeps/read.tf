resource "aws_lambda_event_source_mapping" "jobs" {
  event_source_arn = aws_mq_broker.jobs.arn
  function_name    = "jobs"

  depends_on = [aws_mq_broker.jobs]
}
