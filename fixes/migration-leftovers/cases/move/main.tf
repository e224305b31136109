provider "aws" {
  region = "us-west-2"

  default_tags {
    tags = {
      Project      = "shop"
      MigratedFrom = var.source_region
    }
  }
}

provider "aws" {
  alias  = "before"
  region = var.source_region
}

variable "source_region" {
  description = "Where the shop was"
  type        = string
  default     = "us-west-1"
}

variable "cutover" {
  default = "2024-01-15"
}

data "aws_vpcs" "before" {
  provider = aws.before
}

resource "aws_sns_topic" "alerts" {
  name = "shop-alerts"
  tags = { Name = "shop-alerts", Cutover = var.cutover }
}

output "migration_steps" {
  value = "copy the data"
}
