variable "name" {
  type = string
}

variable "replica_region" {
  type    = string
  default = "eu-central-1"
}

provider "aws" {
  alias  = "replica"
  region = var.replica_region
}

resource "aws_s3_bucket" "source" {
  bucket = var.name
}

resource "aws_s3_bucket" "copy" {
  provider = aws.replica
  bucket   = "${var.name}-copy"
}
