variable "points" {
  type = map(object({
    path = string
    uid  = number
  }))
  default = {
    app  = { path = "/app", uid = 1000 }
    logs = { path = "/logs", uid = 1001, perms = "755" }
  }
}

variable "db" {
  type = object({
    class   = string
    storage = number
  })
  default = {
    class   = "db.t3.micro"
    storage = 20
  }
}

locals {
  alarms = {
    cpu  = { metric = "CPUUtilization", threshold = 80 }
    disk = { metric = "DiskUsed", threshold = 90 }
  }
}

resource "aws_efs_file_system" "main" {}

resource "aws_efs_access_point" "all" {
  for_each       = var.points
  file_system_id = aws_efs_file_system.main.id

  root_directory {
    path = each.value.path

    creation_info {
      owner_uid   = each.value.uid
      owner_gid   = each.value.uid
      permissions = each.value.perms
    }
  }
}

resource "aws_db_instance" "main" {
  engine              = "mysql"
  instance_class      = var.db.instance_class
  allocated_storage   = var.db.storage
  multi_az            = var.db.multi_az
  username            = "app"
  skip_final_snapshot = true
}

resource "aws_cloudwatch_metric_alarm" "all" {
  for_each            = local.alarms
  alarm_name          = each.key
  namespace           = "AWS/EC2"
  metric_name         = each.value.metric_name
  threshold           = each.value.threshold
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  period              = 60
  statistic           = "Average"
}
