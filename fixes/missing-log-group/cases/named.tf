variable "prefix" {
  default = "shop"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags = {
    Name = "${var.prefix}-vpc"
  }
}

resource "aws_flow_log" "main" {
  iam_role_arn    = "arn:aws:iam::123456789012:role/flow"
  log_destination = aws_cloudwatch_log_group.flow_log.arn
  traffic_type    = "ALL"
  vpc_id          = aws_vpc.main.id
}
