variable "kms_key_arn" {
  type = string
}

variable "backup_kms_key_arn" {
  type = string
}

resource "aws_kms_key" "main" {
  description         = "Data"
  enable_key_rotation = true
  policy              = local.policy
}

locals {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "kms:*"
        Principal = { AWS = aws_iam_role.backup.arn }
        Resource  = "*"
      }
    ]
  })
}

resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
  bucket = "data"

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

# The key's policy names this role, so the role cannot name the key.
resource "aws_iam_role" "backup" {
  name = "backup"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "backup.amazonaws.com" }
      }
    ]
  })

  inline_policy {
    name   = "key"
    policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "kms:Decrypt", Resource = var.backup_kms_key_arn }] })
  }
}
