resource "aws_vpc" "main" {
  cidr_block           = slot("vpc_cidr", "10.0.0.0/16")
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = slot("own_tags", "vpc")
}

# What names no security group of its own gets this one, which admits nothing and nobody
resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id

  tags = slot("own_tags", "default-sg")
}
