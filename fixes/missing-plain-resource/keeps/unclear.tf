# How many, in which order, and in which of two groups, nobody says.
resource "aws_cloudwatch_log_group" "one" {
  name = "one"
}

resource "aws_cloudwatch_log_group" "two" {
  name = "two"
}

output "all" {
  value = [
    aws_sns_topic.all[*].arn,
    aws_sqs_queue.orders_fifo.url,
    aws_cloudwatch_log_stream.app.name,
  ]
}
