data "aws_iam_policy_document" "this" {
  statement {
    sid       = "OwnAccount"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${slot("account")}:root"]
    }
  }
}
