variable "tags" {
  type = map(string)
}

resource "aws_s3_bucket" "this" {
  bucket_prefix = "store-"
  tags          = var.tags
}
