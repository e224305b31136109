resource "aws_db_instance" "this" {
  performance_insights_kms_key_id = slot("key").arn
}

resource "aws_rds_cluster_instance" "this" {
  performance_insights_kms_key_id = slot("key").arn
}
