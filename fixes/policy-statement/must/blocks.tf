data "aws_iam_policy_document" "this" {
  statement {
    principals {
      type        = slot("type")
      identifiers = slot("list")
    }

    not_principals {
      type        = slot("type")
      identifiers = slot("list")
    }

    condition {
      test     = slot("type")
      variable = slot("variable")
      values   = slot("list")
    }
  }
}
