# What the alarms watch stands in the table that they are repeated for.
variable "alarms" {
  type = map(object({ metric = string, namespace = string }))
  default = {
    cpu     = { metric = "CPUUtilization", namespace = "AWS/RDS" }
    storage = { metric = "FreeStorageSpace", namespace = "AWS/RDS" }
  }
}

resource "aws_db_instance" "main" {
  identifier     = "shop"
  instance_class = "db.t3.micro"
  engine         = "mysql"
}

resource "aws_cloudwatch_metric_alarm" "db" {
  for_each            = var.alarms
  alarm_name          = each.key
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
}
