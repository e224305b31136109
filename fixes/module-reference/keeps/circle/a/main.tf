variable "bucket" {
  type = string
}

resource "aws_s3_object" "index" {
  bucket  = var.bucket
  key     = "index"
  content = "x"
}

resource "aws_sns_topic" "events" {
  name = "events"
}
