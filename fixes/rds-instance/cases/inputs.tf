variable "db_instance_class" {
  type    = string
  default = "db.m6g.large"
}

variable "database_name" {
  type = string
}

variable "master_username" {
  type    = string
  default = null
}

variable "db_allocated_storage" {
  type    = number
  default = 50
}

variable "multi_az" {
  type    = bool
  default = false
}

resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
}

resource "aws_security_group" "db" {
  name   = "shop-db"
  vpc_id = aws_vpc.main.id
}

resource "aws_db_subnet_group" "main" {
  name       = "shop-db"
  subnet_ids = ["subnet-0", "subnet-1"]
}

resource "aws_ssm_parameter" "standby" {
  name  = "/shop/standby"
  type  = "String"
  value = var.multi_az ? "there" : "none"
}

resource "aws_db_parameter_group" "main" {
  name   = "shop-db"
  family = "mysql8.0"
}
