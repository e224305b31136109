variable "admin_name" {
  type    = string
  default = "admin"
}

resource "aws_rds_cluster" "orders" {
  engine              = "aurora-postgresql"
  master_username     = var.admin_name
  master_password     = random_password.orders.result
  skip_final_snapshot = true
}

resource "random_password" "orders" {
  length           = 24
  override_special = "_-"
}

resource "aws_docdb_cluster" "carts" {
  master_username     = "admin"
  master_password     = random_password.orders.result
  skip_final_snapshot = true
}
