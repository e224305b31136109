resource "aws_s3_bucket_policy" "this" {
  bucket = this.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = []
  })
}
