resource "aws_kms_key" "storage" {
  description         = "Encrypts the bucket of the trail"
  enable_key_rotation = true
}

resource "aws_s3_bucket" "main" {
  bucket = "store-9917"
}

resource "aws_security_group" "web" {
  name = "web"
}

resource "aws_security_group" "db" {
  name = "db"
}
