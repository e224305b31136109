variable "engine_version" {
  type    = string
  default = "15.4"
}

resource "aws_db_instance" "main" {
  engine              = "postgres"
  engine_version      = var.engine_version
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "app"
  password            = "from-the-vault"
  skip_final_snapshot = true
}

output "minor" {
  value = split(".", var.engine_version)[1]
}

resource "aws_rds_cluster" "orders" {
  engine              = "aurora-mysql"
  engine_version      = "8.0.mysql_aurora.3.04.0"
  master_username     = "orders"
  master_password     = "from-the-vault"
  skip_final_snapshot = true
}
