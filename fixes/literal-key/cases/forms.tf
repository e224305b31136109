variable "networks" {
  type = map(object({ region = string, cidr = string }))
  default = {
    use1 = { region = "us-east-1", cidr = "10.0.0.0/16" }
    euw1 = { region = "eu-west-1", cidr = "10.1.0.0/16" }
  }
}

locals {
  units = ["Security", "Workloads"]
}

resource "aws_security_group" "tier" {
  for_each = toset(["alb", "ecs", "db"])
  name     = each.key
}

resource "aws_cloudwatch_log_group" "api" {
  for_each = aws_security_group.tier
  name     = "/tiers/${each.key}"
}

resource "aws_sns_topic" "unit" {
  for_each = toset(local.units)
  name     = each.value
}

output "peer" {
  value = var.networks["eu-west-1"].cidr
}

output "database" {
  value = aws_security_group.tier["database"].id
}

output "logs" {
  value = aws_cloudwatch_log_group.api["ALB"].arn
}

output "security" {
  value = aws_sns_topic.unit["security"].arn
}

resource "aws_sqs_queue" "of_event" {
  for_each = { order_placed = 30, order_cancelled = 30, payment_failed = 60 }
  name     = each.key

  visibility_timeout_seconds = each.value
}

resource "aws_ssm_parameter" "of_event" {
  for_each = toset(["order_cancelled", "payment_failure"])
  name     = "/queues/${each.key}"
  type     = "String"
  value    = aws_sqs_queue.of_event[each.key].url
}
