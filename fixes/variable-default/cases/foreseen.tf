variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

variable "certificate_arn" {
  type = string

  validation {
    condition     = length(var.certificate_arn) > 0
    error_message = "A certificate is needed."
  }
}

resource "aws_vpc" "main" {
  count      = var.vpc_id == "" ? 1 : 0
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "app" {
  count      = length(var.subnet_ids) == 0 ? 2 : 0
  vpc_id     = var.vpc_id != "" ? var.vpc_id : aws_vpc.main[0].id
  cidr_block = "10.0.${count.index}.0/24"
}

resource "aws_lb" "main" {
  name    = "shop"
  subnets = length(var.subnet_ids) > 0 ? var.subnet_ids : aws_subnet.app[*].id
}
