variable "postgres_version" {
  type    = string
  default = "14.9"
}

resource "aws_rds_cluster" "orders" {
  engine              = "aurora-postgresql"
  engine_version      = var.postgres_version
  master_username     = "orders"
  master_password     = "from-the-vault"
  skip_final_snapshot = true
}

resource "aws_rds_cluster_instance" "orders" {
  count              = 2
  cluster_identifier = aws_rds_cluster.orders.id
  engine             = aws_rds_cluster.orders.engine
  engine_version     = aws_rds_cluster.orders.engine_version
  instance_class     = "db.t3.medium"
}

resource "aws_db_instance" "shop" {
  engine              = "mysql"
  engine_version      = "8.0.35"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "shop"
  password            = "from-the-vault"
  skip_final_snapshot = true
}

resource "aws_db_instance" "stock" {
  engine              = "mariadb"
  engine_version      = "10.11.6"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "stock"
  password            = "from-the-vault"
  skip_final_snapshot = true
}
