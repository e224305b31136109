resource "aws_rds_cluster" "primary" {
  engine          = "aurora-mysql"
  master_username = "app"
}

resource "aws_kms_key" "secondary" {
  enable_key_rotation = true
}
