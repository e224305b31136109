resource "aws_sqs_queue" "this" {
  name = slot("own_name")

  tags = slot("tags")
}
