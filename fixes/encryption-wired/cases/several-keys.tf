resource "aws_kms_key" "rds" {
  description = "For the database"
}

resource "aws_kms_key" "main" {
  description = "For the rest"
}

resource "aws_rds_cluster" "main" {
  engine                      = "aurora-mysql"
  manage_master_user_password = true
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}
