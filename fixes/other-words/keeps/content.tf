# What it holds stands in blocks of several names, or is no more than many blocks take.
resource "aws_s3_bucket" "main" {
  bucket = "main"

  guard {
    enabled = true
  }
}
