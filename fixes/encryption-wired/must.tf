resource "aws_cloudwatch_log_group" "this" {
  kms_key_id = slot("key").arn
}

resource "aws_cloudtrail" "this" {
  kms_key_id = slot("key").arn
}

resource "aws_sns_topic" "this" {
  kms_master_key_id = slot("key").id
}

resource "aws_sqs_queue" "this" {
  kms_master_key_id = slot("key").id
}

resource "aws_secretsmanager_secret" "this" {
  kms_key_id = slot("key").arn
}

resource "aws_ssm_parameter" "this" {
  key_id = slot("key").arn
}

resource "aws_db_instance" "this" {
  storage_encrypted = true
  kms_key_id        = slot("key").arn
}

resource "aws_rds_cluster" "this" {
  storage_encrypted = true
  kms_key_id        = slot("key").arn
}

resource "aws_docdb_cluster" "this" {
  storage_encrypted = true
  kms_key_id        = slot("key").arn
}

resource "aws_neptune_cluster" "this" {
  storage_encrypted = true
  kms_key_arn       = slot("key").arn
}

resource "aws_redshift_cluster" "this" {
  encrypted  = true
  kms_key_id = slot("key").arn
}

resource "aws_dynamodb_table" "this" {
  server_side_encryption {
    enabled     = true
    kms_key_arn = slot("key").arn
  }
}

resource "aws_elasticache_replication_group" "this" {
  at_rest_encryption_enabled = true
  kms_key_id                 = slot("key").arn
}

resource "aws_opensearch_domain" "this" {
  encrypt_at_rest {
    enabled    = true
    kms_key_id = slot("key").arn
  }
}

resource "aws_efs_file_system" "this" {
  encrypted  = true
  kms_key_id = slot("key").arn
}

resource "aws_ebs_volume" "this" {
  encrypted  = true
  kms_key_id = slot("key").arn
}

resource "aws_instance" "this" {
  root_block_device {
    encrypted  = true
    kms_key_id = slot("key").arn
  }

  ebs_block_device {
    encrypted  = true
    kms_key_id = slot("key").arn
  }
}

resource "aws_launch_template" "this" {
  block_device_mappings {
    ebs {
      encrypted  = true
      kms_key_id = slot("key").arn
    }
  }
}

resource "aws_lambda_function" "this" {
  kms_key_arn = slot("key").arn
}

resource "aws_kinesis_stream" "this" {
  encryption_type = "KMS"
  kms_key_id      = slot("key").arn
}

resource "aws_ecr_repository" "this" {
  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = slot("key").arn
  }
}

resource "aws_backup_vault" "this" {
  kms_key_arn = slot("key").arn
}

resource "aws_msk_cluster" "this" {
  encryption_info {
    encryption_at_rest_kms_key_arn = slot("key").arn
  }
}

resource "aws_dms_replication_instance" "this" {
  kms_key_arn = slot("key").arn
}
