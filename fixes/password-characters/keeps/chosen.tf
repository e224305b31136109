resource "random_password" "db" {
  length           = 24
  override_special = "_-"
}

resource "random_password" "replica" {
  length  = 24
  special = false
}

resource "aws_rds_cluster" "one" {
  engine              = "aurora-mysql"
  master_username     = "app"
  master_password     = random_password.db.result
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "two" {
  engine              = "aurora-mysql"
  master_username     = "app"
  master_password     = random_password.replica.result
  skip_final_snapshot = true
}
