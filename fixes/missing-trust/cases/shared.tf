resource "aws_iam_role" "host" {
  name               = "orders-host"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_instance_profile" "host" {
  role = aws_iam_role.host.name
}

resource "aws_iam_role" "flow" {
  name               = "orders-flow"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_flow_log" "main" {
  vpc_id          = "vpc-0123456789abcdef0"
  traffic_type    = "ALL"
  iam_role_arn    = aws_iam_role.flow.arn
  log_destination = "arn:aws:logs:eu-west-1:111122223333:log-group:flow"
}
