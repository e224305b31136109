# What flatten, merge and a for give is known by its form, whatever there is of it.
variable "networks" {
  type = map(object({
    cidr  = string
    zones = list(string)
  }))
}

variable "rules" {
  type = map(list(object({
    no     = number
    action = string
  })))
}

locals {
  subnets = flatten([
    for name, network in var.networks : [
      for index, zone in network.zones : {
        network = name
        zone    = zone
        cidr    = cidrsubnet(network.cidr, 8, index)
      }
    ]
  ])

  rules = merge([
    for tier, all in var.rules : {
      for rule in all : "${tier}-${rule.no}" => merge(rule, { tier = tier })
    }
  ]...)

  alarms = merge([
    for name, network in var.networks : {
      "${name}-in"  = { net = network, level = 10 }
      "${name}-out" = { net = network, level = 20 }
    }
  ]...)
}

resource "aws_vpc" "each" {
  for_each   = var.networks
  cidr_block = each.value.cidr
}

resource "aws_subnet" "each" {
  for_each          = { for one in local.subnets : "${one.network}-${one.zone}" => one }
  vpc_id            = aws_vpc.each[each.value.network_key].id
  cidr_block        = each.value.cidr_block
  availability_zone = each.value.zone
}

resource "aws_network_acl" "main" {
  vpc_id = aws_vpc.each["a"].id
}

resource "aws_network_acl_rule" "each" {
  for_each       = local.rules
  network_acl_id = aws_network_acl.main.id
  rule_number    = each.value.rule_number
  rule_action    = each.value.rule_action
  protocol       = "-1"
  cidr_block     = "10.0.0.0/8"
}

resource "aws_cloudwatch_metric_alarm" "each" {
  for_each            = local.alarms
  alarm_name          = each.key
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = each.value.level
  metric_name         = "BytesIn"
  namespace           = "Own"
  period              = 60
  statistic           = "Sum"
  dimensions = {
    NetCidr = each.value.net.value
  }
}
