resource "aws_s3_bucket" "this" {
  force_destroy = true
}

resource "aws_ecr_repository" "this" {
  force_delete = true
}

resource "aws_db_instance" "this" {
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "this" {
  skip_final_snapshot = true
}

resource "aws_docdb_cluster" "this" {
  skip_final_snapshot = true
}

resource "aws_neptune_cluster" "this" {
  skip_final_snapshot = true
}

resource "aws_redshift_cluster" "this" {
  skip_final_snapshot = true
}
