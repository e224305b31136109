resource "aws_cloudwatch_metric_alarm" "busy" {
  alarm_name          = "busy"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "CPUUtilization"
  namespace           = "AWS/EC2"
  period              = 60
  statistic           = "Average"
  threshold           = 80

  dimensions = [
    { name = "InstanceId", value = "i-0123456789abcdef0" },
  ]
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags = [
    {
      Key   = "Name"
      Value = "shop-${terraform.workspace}"
    },
    {
      Key   = "aws:owner"
      Value = "shop"
    },
  ]
}

resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"

  tag {
    key   = "Name"
    value = "shop"
  }

  tag {
    key   = "Tier"
    value = "web"
  }
}

resource "aws_db_parameter_group" "shop" {
  name   = "shop"
  family = "mysql8.0"

  parameter = {
    max_connections = "100"
    slow_query_log  = 1
  }
}

resource "aws_ssm_association" "patches" {
  name = "AWS-RunPatchBaseline"

  parameters = [
    { name = "Operation", values = ["Scan"] },
  ]

  targets {
    key    = "tag:Patch"
    values = ["yes"]
  }
}
