variable "region" {
  default = "eu-west-1"
}

locals {
  common_tags = { Owner = "team" }
}

output "declared" {
  value = [local.common_tags, local.region, local.common_tag]
}
