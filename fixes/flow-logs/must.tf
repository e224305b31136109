resource "aws_cloudwatch_log_group" "flow_logs" {
  name              = "/aws/vpc/flow-logs/${slot("name", "vpc")}"
  retention_in_days = slot("log_retention_days", 365)
  kms_key_id        = slot("key", null).arn

  tags = slot("tags", "flow-logs")
}

resource "aws_iam_role" "flow_logs" {
  name = slot("name", "flow-logs-role", 64)

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "vpc-flow-logs.amazonaws.com" }
      },
    ]
  })

  tags = slot("tags", "flow-logs-role")
}

resource "aws_iam_role_policy" "flow_logs" {
  name = slot("name", "flow-logs-policy")
  role = aws_iam_role.flow_logs.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "logs:CreateLogStream",
          "logs:DescribeLogGroups",
          "logs:DescribeLogStreams",
          "logs:PutLogEvents",
        ]
        Resource = [
          aws_cloudwatch_log_group.flow_logs.arn,
          "${aws_cloudwatch_log_group.flow_logs.arn}:*",
        ]
      },
    ]
  })
}

resource "aws_flow_log" "main" {
  vpc_id          = slot.vpc.id
  traffic_type    = "ALL"
  iam_role_arn    = aws_iam_role.flow_logs.arn
  log_destination = aws_cloudwatch_log_group.flow_logs.arn

  tags = slot("tags", "flow-logs")
}
