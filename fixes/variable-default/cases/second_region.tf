variable "aws_region" {
  type = string
}

variable "failover_region" {
  type = string
}

provider "aws" {
  region = var.aws_region
}

provider "aws" {
  alias  = "failover"
  region = var.failover_region
}

resource "aws_sns_topic" "orders" {
  provider = aws.failover
  name     = "orders"
}
