resource "aws_sns_topic" "team" {
  name = "team-alerts"
}

resource "aws_sqs_queue" "history" {
  name = "alert-history"
}

resource "aws_sns_topic_subscription" "history" {
  topic_arn = aws_sns_topic.team.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.history.arn
}

resource "aws_sqs_queue_policy" "history" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/alert-history"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:alert-history"
      Condition = { ArnEquals = { "aws:SourceArn" = aws_sns_topic.team.arn } }
    }]
  })
}
