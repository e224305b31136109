resource "aws_db_instance" "mysql" {
  engine                      = "mysql"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "admin"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

resource "aws_rds_cluster" "postgres" {
  engine                      = "aurora-postgresql"
  master_username             = "postgres"
  manage_master_user_password = true
  skip_final_snapshot         = true
}
