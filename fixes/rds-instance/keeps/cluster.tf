resource "aws_rds_cluster" "main" {
  engine              = "aurora-mysql"
  skip_final_snapshot = true
}
