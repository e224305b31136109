resource "aws_igw" "main" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_nat_gateway" "main" {
  elastic_ip_id = "eipalloc-0123456789abcdef0"
  subnet_id     = "subnet-0123456789abcdef0"

  depends_on = [aws_igw.main]
}

resource "aws_sns_topic_subscription" "operators" {
  topic_arn = "arn:aws:sns:eu-west-1:123456789012:operators"
  protocol  = "email"
  email     = "operators@example.com"
}
