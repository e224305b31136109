resource "aws_vpc" "main" {
  name       = "shop"
  cidr_block = "10.0.0.0/16"

  tags = {
    Name = "shop-vpc"
  }
}

resource "aws_route" "out" {
  name                   = "out"
  route_table_id         = aws_vpc.main.main_route_table_id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = "igw-0123456789abcdef0"
}

resource "aws_s3_bucket_metric" "all" {
  bucket = "shop"
  name   = "all"
}
