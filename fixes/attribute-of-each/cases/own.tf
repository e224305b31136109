# A name of its own has the word for the thing before it, and what is tagged is asked by its tag.
resource "aws_cloudwatch_metric_alarm" "each" {
  for_each            = toset(["a", "b"])
  alarm_name          = each.key
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "Own"
  period              = 60
  statistic           = "Sum"
  threshold           = 1
}

resource "aws_subnet" "each" {
  for_each   = { app = "10.0.1.0/24", data = "10.0.2.0/24" }
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = each.value
  tags = {
    Tier = each.key
  }
}

output "alarms" {
  value = [for one in aws_cloudwatch_metric_alarm.each : one.name]
}

output "data_subnets" {
  value = [for one in aws_subnet.each : one.id if one.tier == "data"]
}
