resource "aws_lb" "main" {
  name    = "main"
  scheme  = "internal"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_db_instance" "main" {
  instance_class               = "db.t3.micro"
  multi_az_deployment          = true
  preferred_backup_window      = "01:00-02:00"
  preferred_maintenance_window = "sun:03:00-sun:04:00"
  enhanced_monitoring_interval = 60
}

resource "aws_rds_cluster" "main" {
  engine        = "aurora-postgresql"
  backup_window = "01:00-02:00"
}

resource "aws_dynamodb_table" "main" {
  name          = "main"
  billing_mode  = "PAY_PER_REQUEST"
  partition_key = "pk"
  sort_key      = "sk"

  attribute {
    name = "pk"
    type = "S"
  }

  attribute {
    name = "sk"
    type = "S"
  }
}

resource "aws_cloudwatch_metric_alarm" "main" {
  alarm_name          = "main"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric              = "CPUUtilization"
  namespace           = "AWS/EC2"
  period              = 300
  stat                = "Average"
  threshold           = 80
}

resource "aws_backup_plan" "main" {
  name = "main"

  rule {
    rule_name         = "daily"
    target_vault_name = "main"
    retention_days    = 30
  }
}

resource "aws_apigatewayv2_stage" "main" {
  api_id = "api"
  name   = "$default"

  throttling {
    burst_limit = 100
    rate_limit  = 50
  }
}

resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/main"

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]
  }

  logging {
    types = ["api", "audit"]
  }
}

resource "aws_wafv2_ip_set" "main" {
  name         = "main"
  scope        = "REGIONAL"
  ip_version   = "IPV4"
  ip_addresses = ["203.0.113.0/24"]
}

resource "aws_s3_bucket_object_lock_configuration" "main" {
  bucket = "main"
  mode   = "COMPLIANCE"
  days   = 30
}

resource "aws_acm_certificate" "main" {
  domain_name       = "example.org"
  validation_method = "DNS"
  sans              = ["www.example.org"]
}
