data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "logs" {
  bucket = "shop-logs"
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id

  policy = <<-EOF
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" },
          "Action": "s3:GetObject",
          "Resource": "${aws_s3_bucket.logs.arn}/*"
        }
      ]
    }
  EOF
}

resource "aws_s3_bucket" "team" {
  count  = 2
  bucket = "shop-team-${count.index}"
}
