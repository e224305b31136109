resource "aws_sqs_queue_redrive_policy" "this" {
  queue_url = this.id

  redrive_policy = jsonencode({
    deadLetterTargetArn = slot.dead_letter_queue.arn
    maxReceiveCount     = slot("max_receive_count", 5)
  })
}
