variable "project" {
  type    = string
  default = "an-observability-platform"
}

locals {
  prefix = "${var.project}-prod"
}

resource "aws_lb" "main" {
  name    = "${local.prefix}-load-balancer"
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_lb_target_group" "main" {
  name     = "a_group_of_the_observability_platform"
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_sqs_queue" "jobs" {
  name       = "${local.prefix}-jobs"
  fifo_queue = true
}

resource "aws_sns_topic" "orders" {
  name       = "orders"
  fifo_topic = true
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id = "${local.prefix}_sessions_of_visitors"
  description          = "sessions"
}
