resource "aws_kms_key" "data" {
  enable_key_rotation = true
}

resource "aws_ebs_volume" "data" {
  availability_zone = "us-east-1a"
  size              = 10
  kms_key_id        = aws_kms_key.data.arn
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "sessions"
  description          = "Sessions"
  num_cache_clusters   = 2
  multi_az_enabled     = true
}
