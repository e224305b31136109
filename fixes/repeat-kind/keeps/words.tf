resource "aws_sqs_queue" "copies" {
  count = "two"

  name = "copy-${count.index}"
}
