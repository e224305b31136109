resource "aws_s3_bucket" "main" {
  bucket = "main"

  versioning_configuration {
    status = "Enabled"
  }
}
