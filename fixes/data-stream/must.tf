resource "aws_kinesis_stream" "main" {
  name             = slot("name", "stream")
  retention_period = 24
  shard_count      = slot("shard_count", null)
  encryption_type  = "KMS"
  kms_key_id       = "alias/aws/kinesis"

  stream_mode_details {
    stream_mode = slot("is", "stream.mode", "shards", "PROVISIONED", "ON_DEMAND")
  }

  tags = slot("tags")
}
