variable "stage" {
  type    = string
  default = "dev"
}

locals {
  prefix = "shop-${var.stage}"
}

resource "aws_s3_bucket" "logs" {
  bucket = "{local.prefix}-logs"
}

resource "aws_sns_topic" "alerts" {
  name = "${local.prefix}-#{var.stage}-alerts"

  tags = {
    Stage  = "{{ var.stage }}"
    Bucket = "s3://$(aws_s3_bucket.logs.id)/alerts"
  }
}

resource "aws_kms_key" "main" {
  description = "Key of {local.prefix}"
}
