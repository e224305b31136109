variable "db_password" {
  type      = string
  sensitive = true
}

variable "name" {
  default = "shop"
}

resource "aws_db_instance" "main" {
  engine              = "mysql"
  instance_class      = "db.t3.medium"
  allocated_storage   = 20
  username            = "app"
  password            = var.db_password
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "literal" {
  engine              = "aurora-mysql"
  master_username     = "app"
  master_password     = "changeme"
  skip_final_snapshot = true
}
