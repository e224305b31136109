variable "region" {
  type     = string
  required = true
  default  = "eu-west-1"
}

output "region" {
  value = var.region
  type  = string
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"

  lifecycle {
    deletion_policy = "Retain"
    ignore_changes  = [display_name, retention, var.region]
  }
}

resource "aws_sns_topic" "orders" {
  name = "orders"

  lifecycle {
    ignore_changes = [retention]
  }
}
