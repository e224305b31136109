resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  cidr_block = "10.0.1.0/24"
}

resource "aws_elasticache_replication_group" "session_store" {
  replication_group_id = "sessions"
  node_type            = "cache.t3.micro"
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name  = "cpu"
  metric_name = "CPUUtilization"
  namespace   = "AWS/EC2"
  period      = 300
  statistic   = "Average"
  threshold   = 80
}

resource "aws_s3_bucket" "logs" {
  bucket = "example-logs"
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = aws_s3_bucket.logs.id
}

resource "aws_wafv2_web_acl" "main" {
  name  = "main"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  tags = {
    Name = "main"
  }
}

resource "random_password" "db" {
  special = false
}
