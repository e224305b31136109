# Nobody can tell which of the two comes first.
resource "aws_s3_bucket" "one" {
  bucket     = "one"
  depends_on = [aws_s3_bucket.two]
}

resource "aws_s3_bucket" "two" {
  bucket     = "two"
  depends_on = [aws_s3_bucket.one]
}
