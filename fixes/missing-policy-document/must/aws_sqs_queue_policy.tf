data "aws_iam_policy_document" "this" {
  statement {
    sid       = "OwnAccount"
    actions   = ["sqs:*"]
    resources = [slot("target", "queue_url")]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${slot("account")}:root"]
    }
  }
}
