resource "aws_sqs_queue_redrive_policy" "this" {
  queue_url      = this.id
  redrive_policy = slot("value")
}
