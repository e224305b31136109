resource "aws_s3_bucket" "files" {
  count  = 2
  bucket = "shop-files-${count.index}"
}

resource "aws_s3_bucket_acl" "files" {
  count  = 2
  bucket = aws_s3_bucket.files[count.index].id
  acl    = "private"
}
