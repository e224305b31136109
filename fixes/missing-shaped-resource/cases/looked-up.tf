data "aws_ssm_parameter" "vpc_id" {
  name = "/network/vpc-id"
}

data "aws_ssm_parameter" "subnet_ids" {
  name = "/network/private-subnet-ids"
}

locals {
  subnet_ids = split(",", data.aws_ssm_parameter.subnet_ids.value)
}

resource "aws_security_group" "posts" {
  name   = "posts"
  vpc_id = data.aws_ssm_parameter.vpc_id.value
}

resource "aws_docdb_subnet_group" "posts" {
  name       = "posts"
  subnet_ids = local.subnet_ids
}

resource "aws_neptune_cluster" "graph" {
  cluster_identifier        = "graph"
  engine                    = "neptune"
  neptune_subnet_group_name = aws_neptune_subnet_group.graph.name
  vpc_security_group_ids    = [aws_security_group.graph.id]
  skip_final_snapshot       = true
}
