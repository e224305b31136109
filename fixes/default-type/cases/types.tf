variable "cidrs" {
  type    = string
  default = ["10.0.1.0/24", "10.0.2.0/24"]
}

variable "tags" {
  type    = list(string)
  default = { Owner = "team", Cost = "shop" }
}

resource "aws_subnet" "this" {
  count = length(var.cidrs)

  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = var.cidrs[count.index]
  tags       = var.tags
}
