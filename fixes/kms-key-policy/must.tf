resource "aws_kms_key" "this" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "EnableIAMPolicies"
        Effect    = "Allow"
        Principal = { AWS = "arn:${slot("partition")}:iam::${slot("account")}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
    ]
  })
}
