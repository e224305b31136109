resource "aws_rds_global_cluster" "main" {
  global_cluster_identifier = "main"
  engine                    = "aurora-postgresql"
  backup_retention_period   = 7 # a week
  preferred_backup_window   = "03:00-04:00"
  storage_encrypted         = true

  # Only clusters have one.
  failover_window {
    start = "03:00"
  }
}

resource "aws_kinesis_stream_consumer" "main" {
  name       = "main"
  stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/main"
  arn        = "arn:aws:kinesis:eu-west-1:123456789012:stream/main/consumer/main"

  cost_center = {
    Name = "main"
  }
}
