resource "aws_iam_role_policy" "this_secrets" {
  name = slot("name", "secrets-policy")
  role = this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
        Resource = slot("secrets")
      },
    ]
  })
}
