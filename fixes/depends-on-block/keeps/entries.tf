resource "aws_sns_topic" "all" {
  for_each = { a = "one", b = "two" }

  name = each.value
}

resource "aws_sqs_queue" "main" {
  name       = "main"
  depends_on = [aws_sns_topic.all["a"]]
}
