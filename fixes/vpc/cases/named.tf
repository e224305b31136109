variable "project" {
  default = "shop"
}

resource "aws_s3_bucket" "data" {
  bucket = "${var.project}-data"

  tags = {
    Name = "${var.project}-data"
  }
}
