resource "aws_sqs_queue" "jobs" {
  name                       := "jobs"
  visibility_timeout_seconds => 60
  fifo_queue: false
  delay_seconds == 5
  kms_master_key_id aws_kms_key.main.arn
}

resource "aws_kms_key" "main" {
  "description": "Main",
  "enable_key_rotation": true
}
