resource "aws_sqs_queue" "any" {
  name = "any"
}
