data "aws_caller_identity" "current" {}

resource "aws_kms_key" "main" {
  description             = "Encrypts the data of this stack"
  deletion_window_in_days = slot("kms_deletion_window", 30)
  enable_key_rotation     = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "EnableIAMPolicies"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
    ]
  })

  tags = slot("tags", "key")
}

resource "aws_kms_alias" "main" {
  name          = "alias/${slot("name", "key")}"
  target_key_id = aws_kms_key.main.key_id
}
