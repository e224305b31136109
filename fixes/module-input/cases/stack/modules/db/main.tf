variable "vpc_id" {
  type = string
}

variable "private_subnet_ids" {
  type = list(string)
}

variable "kms_key_arn" {
  type = string
}

variable "region" {
  type = string
}

variable "identifier" {
  description = "Identifier of the database"
  type        = string
}

variable "master_password" {
  description = "Password of the master user"
  type        = string
  sensitive   = true
}

variable "instance_class" {
  description = "Instance class of the database"
  type        = string
}

resource "aws_db_subnet_group" "this" {
  name       = var.identifier
  subnet_ids = var.private_subnet_ids
}

resource "aws_security_group" "this" {
  vpc_id = var.vpc_id
  tags   = { Region = var.region }
}

resource "aws_db_instance" "this" {
  identifier             = var.identifier
  engine                 = "mysql"
  instance_class         = var.instance_class
  allocated_storage      = 20
  username               = "app"
  password               = var.master_password
  storage_encrypted      = true
  kms_key_id             = var.kms_key_arn
  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.this.id]
  skip_final_snapshot    = true
}
