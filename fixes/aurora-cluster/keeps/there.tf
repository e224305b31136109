resource "aws_rds_cluster" "any" {
  engine              = "aurora-mysql"
  skip_final_snapshot = true
}
