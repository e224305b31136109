resource "aws_sqs_queue_policy" "this" {
  queue_url = this.id
  policy    = slot("value")
}
