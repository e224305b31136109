variable "environment" {
  type    = string
  default = "dev"

  validation {
    condition     = contains(var.environment, ["dev", "prod"])
    error_message = "It is dev or prod."
  }
}

resource "aws_subnet" "all" {
  count = 2

  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = cidrsubnet(8, "10.0.0.0/16", count.index)
}

output "subnets" {
  value = join(aws_subnet.all[*].id, ",")
}
