resource "aws_iam_policy" "doubled" {
  policy = jsonencode({
    Version == "2012-10-17"
    Statement = [
      {
        Effect == "Allow"
        Action   = "s3:GetObject"
        Resource = "*"
      }
    ]
  })
}

resource "aws_iam_policy" "left_out" {
  policy = jsonencode({
    Version = "2012-10-17",
    Statement [{
      Effect = "Allow",
      Action [
        "s3:GetObject",
        "s3:PutObject"
      ],
      Resource = "*"
    }]
  })
}
