data "aws_iam_policy_document" "this" {
  statement {
    sid       = "Everything"
    actions   = ["*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}
