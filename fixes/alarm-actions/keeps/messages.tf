resource "aws_sns_topic" "player_updates" {
  name = "player-updates"
}

resource "aws_sns_topic_subscription" "queue" {
  topic_arn = aws_sns_topic.player_updates.arn
  protocol  = "sqs"
  endpoint  = "arn:aws:sqs:us-east-1:111122223333:players"
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
}
