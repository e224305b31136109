resource "aws_db_instance" "this" {
  master_user_secret_kms_key_id = slot("key").arn
}

resource "aws_rds_cluster" "this" {
  master_user_secret_kms_key_id = slot("key").arn
}
