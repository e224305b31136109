resource "aws_iam_role" "this" {
  name = slot("own_name", "-role")

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { AWS = slot.account.account_id }
      }
    ]
  })

  tags = slot("tags")
}
