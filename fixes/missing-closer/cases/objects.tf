resource "aws_iam_policy" "opened" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "*"
      },
      {
        Effect   = "Allow"
        Action   = "s3:PutObject"
        Resource = "*"
      }
    ]
  })

  tags = merge({ Team = "data" },
    Name = "opened"
  })
}

resource "aws_iam_policy" "closed" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "*"
      }
    ]
)
}
