variable "bucket" {
  type    = string
  default = "homes"
}

locals {
  kept   = "arn:aws:s3:::${var.bucket}/$${aws:username}/*"
  choice = "${var.bucket == "homes" ? "a" : "b"}:${lower(var.bucket)}"
}
