provider "aws" {
  region = "eu-west-1"
}

variable "tags" {
  type = map(string)
  default = {}
}

locals {
  rules = {
    http  = { port = 80, cidr = "0.0.0.0/0" }
    https = { port = 443, cidr = "0.0.0.0/0" }
  }
}

module "logs" {
  source = "./bucket"

  name           = "logs-1234"
  versioning     = true
  retention_days = 30
  tags           = var.tags
  rules          = local.rules
  allowed        = ["a", "b"]
  kms_key_arn    = aws_kms_key.main.arn
}

module "assets" {
  source = "./bucket"

  name = "assets-1234"
}

resource "aws_kms_key" "main" {
  enable_key_rotation = true
}
