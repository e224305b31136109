resource "aws_subnet" "private" {
  for_each   = { a = "10.0.1.0/24", b = "10.0.2.0/24" }
  vpc_id     = "vpc-1"
  cidr_block = each.value
}

resource "aws_db_subnet_group" "main" {
  name       = "main"
  subnet_ids = [for one in aws_subnet.private : one]
}
