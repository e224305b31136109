resource "aws_kms_key" "database_key" {
  description = "The database's"
}

resource "aws_kms_key" "logs" {
  description = "The logs'"
}

resource "aws_vpc" "app_vpc" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "shared-VPC" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_security_group" "app_security_group" {
  vpc_id = aws_vpc.app_vpc.id
}

resource "aws_security_group" "database_sg" {
  vpc_id = aws_vpc.app_vpc.id
}
