data "aws_cloudwatch_log_group" "shared" {
  name = "/shared"
}

resource "aws_cloudwatch_log_group" "flow" {
  name = "/flow"
}

resource "aws_flow_log" "main" {
  iam_role_arn    = "arn:aws:iam::123456789012:role/flow"
  log_destination = aws_cloudwatch_log_group.flow.arn
  vpc_id          = "vpc-0"
}

output "shared" {
  value = data.aws_cloudwatch_log_group.shared.arn
}
