data "aws_iam_policy_document" "assets" {
  statement {
    actions    = ["s3:GetObject"]
    resources  = ["arn:aws:s3:::assets/*"]
    principals = "*"
  }

  statement {
    actions    = ["s3:PutObject"]
    resources  = ["arn:aws:s3:::assets/*"]
    principals = ["arn:aws:iam::111122223333:root", aws_iam_role.writer.arn]
  }

  statement {
    actions    = ["s3:ListBucket"]
    resources  = ["arn:aws:s3:::assets"]
    principals = ["cloudtrail.amazonaws.com"]
  }
}

resource "aws_iam_role" "writer" {
  name               = "writer"
  assume_role_policy = "{}"
}
