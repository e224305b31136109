resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_sqs_queue" "main" {
  name       = aws_sns_topic.main.name
  depends_on = [aws_lb.none]
}

resource "aws_sns_topic" "main" {
  name       = "main"
  depends_on = [aws_sqs_queue.none, aws_vpc.none]
}

resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.none.id
  cidr_block = "10.0.0.0/24"
}
