resource "aws_iam_policy" "require_mfa" {
  name        = slot("name", "require-mfa")
  description = "Denies everything but setting up multi-factor authentication to sessions without it"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "AllowListing"
        Effect   = "Allow"
        Action   = ["iam:GetAccountSummary", "iam:ListVirtualMFADevices"]
        Resource = "*"
      },
      {
        Sid      = "AllowMakingDevice"
        Effect   = "Allow"
        Action   = "iam:CreateVirtualMFADevice"
        Resource = "arn:aws:iam::*:mfa/*"
      },
      {
        Sid    = "AllowManagingOwnDevice"
        Effect = "Allow"
        Action = [
          "iam:ChangePassword",
          "iam:EnableMFADevice",
          "iam:GetMFADevice",
          "iam:GetUser",
          "iam:ListMFADevices",
          "iam:ResyncMFADevice",
        ]
        Resource = "arn:aws:iam::*:user/$${aws:username}"
      },
      {
        Sid    = "DenyAllWithoutMFA"
        Effect = "Deny"
        NotAction = [
          "iam:ChangePassword",
          "iam:CreateVirtualMFADevice",
          "iam:EnableMFADevice",
          "iam:GetAccountSummary",
          "iam:GetMFADevice",
          "iam:GetUser",
          "iam:ListMFADevices",
          "iam:ListVirtualMFADevices",
          "iam:ResyncMFADevice",
          "sts:GetSessionToken",
        ]
        Resource = "*"
        Condition = {
          BoolIfExists = {
            "aws:MultiFactorAuthPresent" = "false"
          }
        }
      },
    ]
  })

  tags = slot("tags", "require-mfa")
}

resource "aws_iam_group" "require_mfa" {
  name = slot("name", "users")
}

resource "aws_iam_group_policy_attachment" "require_mfa" {
  group      = aws_iam_group.require_mfa.name
  policy_arn = aws_iam_policy.require_mfa.arn
}
