resource "aws_vpc" "primary_vpc" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "primary_public_subnets" {
  count      = 2
  vpc_id     = aws_vpc.primary_vpc.id
  cidr_block = cidrsubnet(aws_vpc.primary_vpc.cidr_block, 8, count.index)
}

resource "aws_subnet" "primary_db_subnets" {
  count      = 2
  vpc_id     = aws_vpc.primary_vpc.id
  cidr_block = cidrsubnet(aws_vpc.primary_vpc.cidr_block, 8, count.index + 2)
}

resource "aws_security_group" "lb_sg_internal" {
  vpc_id = aws_vpc.primary_vpc.id
}

resource "aws_security_group" "ec2_sg" {
  vpc_id = aws_vpc.primary_vpc.id
}

resource "aws_elasticache_replication_group" "redis" {
  replication_group_id = "orders"
  description          = "Orders"
}

resource "aws_elasticache_replication_group" "redis_sessions" {
  replication_group_id = "sessions"
  description          = "Sessions"
}
