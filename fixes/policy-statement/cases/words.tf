data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "object" {
  statement {
    actions    = ["s3:PutObject"]
    resources  = ["*"]
    principals = { AWS = ["arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:user/a"], Service = "config.amazonaws.com" }
    condition = {
      StringEquals = {
        "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        "${data.aws_caller_identity.current.account_id}:sub" = ["a", "b"]
      }
      Bool = { "aws:SecureTransport" = false }
    }
  }
}

data "aws_iam_policy_document" "block" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["*"]
    principals {
      Service = ["config.amazonaws.com"]
    }
    condition {
      StringEquals = {
        "aws:SourceAccount" = "123456789012"
      }
    }
  }
}

data "aws_iam_policy_document" "capital" {
  statement {
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["*"]
    Principal = {
      AWS = "*"
    }
    Condition = {
      Bool = {
        "aws:SecureTransport" = "false"
      }
    }
  }
}
