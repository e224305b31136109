variable "cidr" {
  type = string
}

variable "az_count" {
  type = number
}

resource "aws_subnet" "public" {
  count      = var.az_count
  vpc_id     = "vpc-1"
  cidr_block = cidrsubnet(var.cidr, 4, count.index)
}

resource "aws_subnet" "private" {
  count      = var.az_count
  vpc_id     = "vpc-1"
  cidr_block = cidrsubnet(var.cidr, 4, count.index + 16)
}

output "numbered" {
  value = [for i in range(3) : cidrsubnet("10.1.0.0/16", 4, i + 16)]
}
