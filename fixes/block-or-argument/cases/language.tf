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
