variable "domain_name" {
  type    = string
  default = "example.org"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/a/1"
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.main.arn

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/a/1"
  }
}

resource "aws_elasticache_replication_group" "cache" {
  replication_group_id = "cache"
  description          = "Cache"
  engine               = "redis"
  engine_version       = "7.0"
  node_type            = "cache.t4g.small"
  parameter_group_name = aws_elasticache_parameter_group.cache.name
}

resource "aws_db_instance" "main" {
  engine               = "postgres"
  engine_version       = "16.3"
  instance_class       = "db.t4g.micro"
  allocated_storage    = 20
  username             = "app"
  parameter_group_name = aws_db_parameter_group.main.name
  skip_final_snapshot  = true
}

resource "aws_secretsmanager_secret_rotation" "db" {
  secret_id           = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db"
  rotation_lambda_arn = aws_lambda_function.rotation.arn

  rotation_rules {
    automatically_after_days = 30
  }
}

resource "aws_instance" "web" {
  ami                  = "ami-0123456789abcdef0"
  instance_type        = "t3.micro"
  iam_instance_profile = aws_iam_instance_profile.ssm.name
}
