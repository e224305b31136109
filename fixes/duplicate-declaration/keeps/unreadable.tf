variable "size" {
  type = number
}

variable "size" {
  type = number
}

resource "aws_s3_bucket" "logs" {
  bucket = = "acme-logs"
}
