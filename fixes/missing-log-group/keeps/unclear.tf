output "groups" {
  value = aws_cloudwatch_log_group.flow[*].arn
}
