resource "aws_cloudwatch_log_group" "sessions" {
  name              = "/aws/ssm/${slot("name", "sessions")}"
  retention_in_days = slot("log_retention_days", 365)
  kms_key_id        = slot.key.arn

  tags = slot("tags", "sessions")
}

resource "aws_ssm_document" "sessions" {
  name            = slot("name", "session-preferences")
  document_type   = "Session"
  document_format = "JSON"

  content = jsonencode({
    schemaVersion = "1.0"
    description   = "How sessions of this stack run and where they are logged"
    sessionType   = "Standard_Stream"
    inputs = {
      s3BucketName                = slot.logs_bucket.id
      s3KeyPrefix                 = "sessions"
      s3EncryptionEnabled         = true
      cloudWatchLogGroupName      = aws_cloudwatch_log_group.sessions.name
      cloudWatchEncryptionEnabled = true
      kmsKeyId                    = slot.key.arn
      idleSessionTimeout          = "20"
    }
  })

  tags = slot("tags", "session-preferences")
}
