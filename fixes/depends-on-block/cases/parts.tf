resource "aws_sns_topic" "all" {
  for_each = { a = "one", b = "two" }

  name = each.value
}

resource "aws_sns_topic" "main" {
  name = "main"
}

resource "aws_sqs_queue" "all" {
  for_each = { a = "one", b = "two" }

  name       = each.value
  depends_on = [aws_sns_topic.all[each.key], aws_sns_topic.main.arn]
}

resource "aws_sqs_queue" "main" {
  name       = "main"
  depends_on = aws_sns_topic.main
}

resource "aws_sqs_queue" "last" {
  name       = "last"
  depends_on = concat([aws_sns_topic.main], values(aws_sns_topic.all))
}
