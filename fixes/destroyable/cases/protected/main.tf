resource "aws_lb" "front" {
  name                       = "front"
  enable_deletion_protection = true # production
}

resource "aws_rds_cluster" "data" {
  engine              = "aurora-postgresql"
  skip_final_snapshot = false
}

resource "aws_cognito_user_pool" "users" {
  name                = "users"
  deletion_protection = "ACTIVE"
}
