resource "aws_db_instance" "this" {
  deletion_protection = false
}

resource "aws_rds_cluster" "this" {
  deletion_protection = false
}

resource "aws_rds_global_cluster" "this" {
  deletion_protection = false
}

resource "aws_docdb_cluster" "this" {
  deletion_protection = false
}

resource "aws_neptune_cluster" "this" {
  deletion_protection = false
}

resource "aws_lb" "this" {
  enable_deletion_protection = false
}

resource "aws_dynamodb_table" "this" {
  deletion_protection_enabled = false
}

resource "aws_cognito_user_pool" "this" {
  deletion_protection = "INACTIVE"
}

resource "aws_qldb_ledger" "this" {
  deletion_protection = false
}

resource "aws_instance" "this" {
  disable_api_termination = false
}

resource "aws_launch_template" "this" {
  disable_api_termination = false
}
