variable "project" {
  type    = string
  default = "shop"
}

resource "aws_kms_key" "main" {
  enable_key_rotation = true

  tags = {
    Name = "${var.project}-key"
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = "${var.project}-logs"

  tags = {
    Name = "${var.project}-logs"
  }
}

resource "aws_ssm_document" "patch" {
  name          = "${var.project}-patch"
  document_type = "Command"
  content       = "{}"
}
