resource "aws_s3_bucket" "clicks" {
  bucket_prefix = "clicks-"
}

data "aws_iam_policy_document" "delivery" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.clicks.arn}/*"]
  }
}

resource "aws_iam_role" "delivery" {
  name               = "delivery"
  assume_role_policy = data.aws_iam_policy_document.delivery_assume.json
}

resource "aws_iam_role_policy" "delivery" {
  role   = aws_iam_role.delivery.id
  policy = data.aws_iam_policy_document.delivery.json
}

resource "aws_kinesis_firehose_delivery_stream" "clicks" {
  name        = "clicks"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn   = aws_iam_role.delivery.arn
    bucket_arn = aws_s3_bucket.clicks.arn
  }
}
