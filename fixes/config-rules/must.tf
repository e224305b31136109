resource "aws_config_config_rule" "managed" {
  for_each = {
    cloudtrail-enabled                = "CLOUD_TRAIL_ENABLED"
    encrypted-volumes                 = "ENCRYPTED_VOLUMES"
    iam-user-mfa-enabled              = "IAM_USER_MFA_ENABLED"
    rds-instance-public-access-check  = "RDS_INSTANCE_PUBLIC_ACCESS_CHECK"
    rds-storage-encrypted             = "RDS_STORAGE_ENCRYPTED"
    root-account-mfa-enabled          = "ROOT_ACCOUNT_MFA_ENABLED"
    s3-bucket-public-read-prohibited  = "S3_BUCKET_PUBLIC_READ_PROHIBITED"
    s3-bucket-public-write-prohibited = "S3_BUCKET_PUBLIC_WRITE_PROHIBITED"
    s3-bucket-server-side-encryption  = "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED"
    s3-bucket-ssl-requests-only       = "S3_BUCKET_SSL_REQUESTS_ONLY"
    vpc-default-security-group-closed = "VPC_DEFAULT_SECURITY_GROUP_CLOSED"
  }

  name = each.key

  source {
    owner             = "AWS"
    source_identifier = each.value
  }

  tags = slot("tags")

  depends_on = [slot.recorder]
}
