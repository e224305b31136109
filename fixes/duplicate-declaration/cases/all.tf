variable "region" {
  type = string
}

# The bucket of the logs.
resource "aws_s3_bucket" "logs" {
  bucket = "acme-logs"

  tags = {
    Team = "ops"
  }
}

locals {
  name = "acme"
  team = "ops"
}

output "bucket" {
  value = aws_s3_bucket.logs.id
}

# --- again ---

variable "region" {
  description = "Where"
  type        = string
  default     = "eu-west-1"
}

# The bucket once more.
resource "aws_s3_bucket" "logs" {
  tags   = { Team = "ops" }
  bucket = "acme-logs" # the name
}

locals {
  name  = "acme"
  stage = "${local.name}-${local.team}"
}

output "bucket" {
  description = "The bucket"
  value       = aws_s3_bucket.logs.id
}

output "stage" {
  value = "${local.stage}-${var.region}"
}
