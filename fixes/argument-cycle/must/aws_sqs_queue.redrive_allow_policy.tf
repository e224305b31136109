resource "aws_sqs_queue_redrive_allow_policy" "this" {
  queue_url            = this.id
  redrive_allow_policy = slot("value")
}
