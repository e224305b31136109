variable "more" {
  type    = list(string)
  default = ["arn:aws:s3:::more"]
}

resource "aws_s3_bucket" "zone" {
  count  = 2
  bucket = "shop-${count.index}"
}

resource "aws_iam_policy" "read" {
  name = "read"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", ["s3:ListBucket"]]
        Resource = [aws_s3_bucket.zone[*].arn, "arn:aws:s3:::other"]
      },
      {
        Effect   = "Allow"
        Action   = "s3:*"
        Resource = [var.more, formatlist("%s/*", var.more)] # more
      },
    ]
  })
}

resource "aws_iam_role" "shared" {
  name = "shared"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = {
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = [var.more, "arn:aws:iam::123456789012:root"] }
    }
  })
}
