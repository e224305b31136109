resource "aws_s3_bucket_versioning" "this" {
  bucket = slot("only", "aws_s3_bucket").id

  versioning_configuration {
    status = "Enabled"
  }
}
