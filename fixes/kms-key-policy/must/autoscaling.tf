resource "aws_kms_key" "this" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AllowAutoScalingVolumes"
        Effect    = "Allow"
        Principal = { AWS = "*" }
        Action = [
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:DescribeKey",
        ]
        Resource = "*"
        Condition = {
          StringEquals = {
            "kms:CallerAccount" = slot("account")
          }
          ArnLike = {
            "aws:PrincipalArn" = "arn:${slot("partition")}:iam::${slot("account")}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling*"
          }
        }
      },
      {
        Sid       = "AllowAutoScalingGrants"
        Effect    = "Allow"
        Principal = { AWS = "*" }
        Action    = "kms:CreateGrant"
        Resource  = "*"
        Condition = {
          StringEquals = {
            "kms:CallerAccount" = slot("account")
          }
          ArnLike = {
            "aws:PrincipalArn" = "arn:${slot("partition")}:iam::${slot("account")}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling*"
          }
          Bool = {
            "kms:GrantIsForAWSResource" = "true"
          }
        }
      },
    ]
  })
}
