variable "resources_tag" {
  # This default value is a map
  description = "What marks the resources"

  default {
    key   = "tostop"
    value = "true"
  }
}

locals {
  tags {
    Project = "app"
  }
}

output "marks" {
  value {
    tags = local.tags
    key  = var.resources_tag["key"]
  }
}

terraform {
  required_providers {
    aws {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_security_group" "app" {
  name = "app"

  dynamic "ingress" {
    for_each = [443]
    content = {
      from_port : ingress.value,
      to_port : ingress.value,
      protocol : "tcp",
    }
  }

  lifecycle = {
    "create_before_destroy" = true # for those who use it
    ignore_changes          = [tags]
  }
}

variable "ports" {
  type       = list(number)
  default    = [443]
  validation = {
    condition     = length(var.ports) > 0
    error_message = "One port at least."
  }
}
