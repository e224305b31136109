provider "aws" {
  region = var.region
}

variable "region" {
  default = "us-east-1"
}

resource "aws_ecs_cluster" "main" {
  name = "shop"
}
