variable "environment_suffix" {
  description = "Suffix of every name"
  type        = string
}

variable "vpc_cidr" {
  type = string

  validation {
    condition     = can(cidrhost(var.vpc_cidr, 0))
    error_message = "Must be a CIDR block."
  }
}

variable "private_subnet_cidrs" {
  type = list(string)
}

variable "size" {
  type = number

  validation {
    condition     = var.size >= 3 && var.size <= 9
    error_message = "Must be 3 to 9."
  }
}

variable "billing_code" {
  type = string

  validation {
    condition     = can(regex("^[A-Z]{2}-[0-9]{4}$", var.billing_code))
    error_message = "Like ZZ-1234."
  }
}

variable "root_domain" {
  type = string
}

data "aws_route53_zone" "main" {
  name = var.root_domain
}

resource "aws_route53_record" "app" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "app"
  type    = "CNAME"
  ttl     = 300
  records = ["app.example.invalid"]
}

variable "kms_key_arn" {
  type = string
}

resource "aws_vpc" "main" {
  cidr_block = var.vpc_cidr
}

resource "aws_subnet" "private" {
  count = length(var.private_subnet_cidrs)

  vpc_id     = aws_vpc.main.id
  cidr_block = var.private_subnet_cidrs[count.index]
}

resource "aws_cloudwatch_log_group" "app" {
  count = var.size

  name       = "app-${count.index}-${var.environment_suffix}"
  kms_key_id = var.kms_key_arn

  tags = {
    BillingCode = var.billing_code
  }
}
