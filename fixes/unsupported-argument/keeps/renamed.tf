# Its table knows the name: what is left is mended there, and nothing is removed.
resource "aws_sqs_queue" "main" {
  name             = "main"
  retention_period = 86400
}
