variable "fleet" {
  type = object({
    smallest = number
    largest  = number
    grace    = number
    newbits  = number
  })
}

variable "alarm_cpu" {
  type = number
}

variable "search_instance_type" {
  type = string
}

variable "warehouse_node_type" {
  type = string
}

variable "vault_schedule" {
  type = string
}

variable "image_owner" {
  type = string
}

variable "classification" {
  type = string
}

variable "window_minutes" {
  type = number
}

variable "sizes" {
  type = map(string)
}

variable "stage" {
  type = string
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "app" {
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, var.fleet.newbits, 0)
}

data "aws_ami" "app" {
  most_recent = true
  owners      = [var.image_owner]
}

resource "aws_launch_template" "app" {
  image_id      = data.aws_ami.app.id
  instance_type = lookup(var.sizes, var.stage, "t3.micro")

  tags = {
    Classification = var.classification
  }
}

resource "aws_autoscaling_group" "app" {
  min_size                  = var.fleet.smallest
  max_size                  = var.fleet.largest
  health_check_grace_period = var.fleet.grace
  vpc_zone_identifier       = [aws_subnet.app.id]

  launch_template {
    id = aws_launch_template.app.id
  }
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  metric_name         = "CPUUtilization"
  namespace           = "AWS/EC2"
  period              = 300
  statistic           = "Average"
  threshold           = var.alarm_cpu
}

resource "aws_opensearch_domain" "logs" {
  domain_name = "logs"

  cluster_config {
    instance_type = var.search_instance_type
  }
}

resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier     = "warehouse"
  node_type              = var.warehouse_node_type
  master_username        = "warehouse"
  manage_master_password = true
  skip_final_snapshot    = true
}

resource "aws_backup_plan" "nightly" {
  name = "nightly"

  rule {
    rule_name         = "nightly"
    target_vault_name = "Default"
    schedule          = var.vault_schedule
  }
}

resource "aws_scheduler_schedule" "report" {
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode                      = var.window_minutes > 0 ? "FLEXIBLE" : "OFF"
    maximum_window_in_minutes = var.window_minutes > 0 ? var.window_minutes : null
  }

  target {
    arn      = "arn:aws:scheduler:::aws-sdk:sqs:sendMessage"
    role_arn = "arn:aws:iam::123456789012:role/report"
  }
}
