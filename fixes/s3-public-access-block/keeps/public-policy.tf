resource "aws_s3_bucket" "redirects" {
  for_each = toset(["a.example.org", "b.example.org"])
  bucket   = each.value
}

resource "aws_s3_bucket_policy" "redirects" {
  for_each = aws_s3_bucket.redirects
  bucket   = each.value.id
  policy   = <<EOF
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "PublicReadGetObject",
      "Effect": "Allow",
      "Principal": "*",
      "Action": ["s3:GetObject"],
      "Resource": ["arn:aws:s3:::${each.key}/*"]
    }
  ]
}
EOF
}

resource "aws_s3_bucket" "site" {
  bucket = "www.example.org"
}

data "aws_iam_policy_document" "site" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.site.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_s3_bucket_policy" "site" {
  bucket = aws_s3_bucket.site.id
  policy = data.aws_iam_policy_document.site.json
}
