resource "aws_sqs_queue" "letters" {
  name = "letters"
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"

  depends_on = [aws_sqs_queue.leters]
}
