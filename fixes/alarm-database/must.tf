resource "aws_cloudwatch_metric_alarm" "database_cpu" {
  alarm_name          = slot("name", "database-cpu")
  alarm_description   = "The database has been busy for ten minutes"
  namespace           = "AWS/RDS"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = slot("cpu_threshold", 80)
  period              = 300
  evaluation_periods  = 2
  treat_missing_data  = "notBreaching"
  alarm_actions       = [slot("topic", null).arn]

  dimensions = {
    DBInstanceIdentifier = slot.database_instance.identifier
  }

  tags = slot("tags", "database-cpu")
}

resource "aws_cloudwatch_metric_alarm" "database_storage" {
  alarm_name          = slot("name", "database-storage")
  alarm_description   = "The database has less than 2 GiB of storage left"
  namespace           = "AWS/RDS"
  metric_name         = "FreeStorageSpace"
  statistic           = "Average"
  comparison_operator = "LessThanThreshold"
  threshold           = 2147483648
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [slot("topic", null).arn]

  dimensions = {
    DBInstanceIdentifier = slot.database_instance.identifier
  }

  tags = slot("tags", "database-storage")
}

resource "aws_cloudwatch_metric_alarm" "database_connections" {
  alarm_name          = slot("name", "database-connections")
  alarm_description   = "The database has many connections open"
  namespace           = "AWS/RDS"
  metric_name         = "DatabaseConnections"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 80
  period              = 300
  evaluation_periods  = 2
  treat_missing_data  = "notBreaching"
  alarm_actions       = [slot("topic", null).arn]

  dimensions = {
    DBInstanceIdentifier = slot.database_instance.identifier
  }

  tags = slot("tags", "database-connections")
}
