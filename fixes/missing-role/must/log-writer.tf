resource "aws_iam_role_policy" "this" {
  name = slot("policy_name")
  role = aws_iam_role.this.id

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
          slot("log_group_arn"),
          "${slot("log_group_arn")}:*",
        ]
      }
    ]
  })
}
