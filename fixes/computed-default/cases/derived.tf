variable "project" {
  type    = string
  default = "shop"
}

data "aws_caller_identity" "current" {}

variable "bucket_name" {
  description = "Where the logs go"
  type        = string
  default     = "${var.project}-logs-${data.aws_caller_identity.current.account_id}"

  validation {
    condition     = length(var.bucket_name) <= 63
    error_message = "A bucket's name has at most 63 characters."
  }
}

variable "tags" {
  type = map(string)
  default = {
    Project = var.project
    Owner   = "platform"
  }
}

variable "rules" {
  type = list(object({ port = number, cidrs = list(string), note = optional(string) }))
  default = concat([
    { port = 443, cidrs = ["10.0.0.0/16"] },
  ], [])
}

resource "aws_s3_bucket" "logs" {
  bucket = var.bucket_name
  tags   = merge(var.tags, { Name = "${var.bucket_name}-logs" })
}

output "rules" {
  value = var.rules
}
