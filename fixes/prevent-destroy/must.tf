resource "aws_db_instance" "this" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_rds_cluster" "this" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_dynamodb_table" "this" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket" "this" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_efs_file_system" "this" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_ebs_volume" "this" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_redshift_cluster" "this" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_docdb_cluster" "this" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_neptune_cluster" "this" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_opensearch_domain" "this" {
  lifecycle {
    prevent_destroy = true
  }
}
