provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"
}

provider "aws" {
  alias  = "frankfurt"
  region = "eu-central-1"
}

resource "aws_vpc" "ireland" {
  provider   = aws.ireland
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "frankfurt" {
  provider   = aws.frankfurt
  cidr_block = "10.1.0.0/16"
}

resource "aws_subnet" "ireland_private" {
  provider          = aws.ireland
  count             = 2
  vpc_id            = aws_vpc.ireland.id
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, count.index)
  availability_zone = ["eu-west-1a", "eu-west-1b"][count.index]
}

resource "aws_subnet" "frankfurt_private" {
  provider          = aws.frankfurt
  count             = 2
  vpc_id            = aws_vpc.frankfurt.id
  cidr_block        = cidrsubnet("10.1.0.0/16", 8, count.index)
  availability_zone = ["eu-central-1a", "eu-central-1b"][count.index]
}

resource "aws_rds_cluster" "replica" {
  provider               = aws.frankfurt
  cluster_identifier     = "replica"
  engine                 = "aurora-postgresql"
  db_subnet_group_name   = aws_db_subnet_group.replica.name
  vpc_security_group_ids = ["sg-0123456789abcdef0"]
  skip_final_snapshot    = true
}
