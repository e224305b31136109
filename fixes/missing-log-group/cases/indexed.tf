resource "aws_flow_log" "main" {
  count           = 2
  iam_role_arn    = "arn:aws:iam::123456789012:role/flow"
  log_destination = aws_cloudwatch_log_group.flow[count.index].arn
  vpc_id          = "vpc-${count.index}"
}
