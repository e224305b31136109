terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "standby"
  region = "us-west-2"
}

locals {
  regions = {
    primary = "us-east-1"
    standby = "us-west-2"
  }
  prefix = "archive"
}

data "aws_caller_identity" "this" {}

resource "aws_s3_bucket" "primary" {
  bucket = "${local.prefix}-${data.aws_caller_identity.this.account_id}-primary"
}

resource "aws_s3_bucket_versioning" "primary" {
  bucket = aws_s3_bucket.primary.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "primary" {
  bucket = aws_s3_bucket.primary.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "primary" {
  bucket                  = aws_s3_bucket.primary.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "standby" {
  provider = aws.standby
  bucket   = "${local.prefix}-${data.aws_caller_identity.this.account_id}-standby"
}

resource "aws_s3_bucket_versioning" "standby" {
  provider = aws.standby
  bucket   = aws_s3_bucket.standby.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "standby" {
  provider = aws.standby

  bucket = aws_s3_bucket.standby.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "standby" {
  provider = aws.standby

  bucket                  = aws_s3_bucket.standby.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_iam_role" "replication" {
  name = "archive-replication"

  assume_role_policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "sts:AssumeRole",
          "Principal": { "Service": "s3.amazonaws.com" }
        }
      ]
    }
  EOT
}

resource "aws_iam_policy" "replication" {
  name   = "archive-replication"
  policy = data.aws_iam_policy_document.replication.json
}

data "aws_iam_policy_document" "replication" {
  statement {
    actions   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
    resources = [aws_s3_bucket.primary.arn]
  }

  statement {
    actions   = ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl"]
    resources = ["${aws_s3_bucket.primary.arn}/*"]
  }

  statement {
    actions   = ["s3:ReplicateObject", "s3:ReplicateDelete"]
    resources = ["${aws_s3_bucket.standby.arn}/*"]
  }
}

resource "aws_iam_role_policy_attachment" "replication" {
  role       = aws_iam_role.replication.name
  policy_arn = aws_iam_policy.replication.arn
}

resource "aws_s3_bucket_replication_configuration" "archive" {
  role   = aws_iam_role.replication.arn
  bucket = aws_s3_bucket.primary.id

  rule {
    id     = "everything"
    status = "Enabled"

    filter {}

    delete_marker_replication {
      status = "Enabled"
    }

    destination {
      bucket        = aws_s3_bucket.standby.arn
      storage_class = "STANDARD_IA"
    }
  }

  depends_on = [aws_s3_bucket_versioning.primary, aws_s3_bucket_versioning.standby]
}

resource "aws_dynamodb_table" "index" {
  name             = "archive-index"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "document"
  range_key        = "version"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "document"
    type = "S"
  }

  attribute {
    name = "version"
    type = "N"
  }

  replica {
    region_name = local.regions.standby
  }
}

resource "aws_cloudwatch_log_group" "audit" {
  provider          = aws.standby
  name              = "/archive/audit"
  retention_in_days = 365
}

output "buckets" {
  value = {
    primary = aws_s3_bucket.primary.id
    standby = aws_s3_bucket.standby.id
  }
}
