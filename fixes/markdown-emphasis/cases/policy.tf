locals {
  name_prefix = "shop"
  zone_count  = 2
}

data "aws_caller_identity" "current" {}

resource "aws_iam_policy" "read" {
  name = "${local.name*prefix}-read"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["logs:GetLogEvents"]
        Resource = "arn:aws:logs:_:${data.aws*caller*identity.current.account_id}:_"
      },
      {
        Effect   = "Allow"
        Action   = "ec2:DescribeInstances"
        Resource = ["_"]
      },
    ]
  })
}
