variable "aws_region" {
  type = string
}

variable "instance_type" {
  type = string
}

provider "aws" {
  region = var.aws_region
}

resource "aws_launch_template" "app" {
  instance_type = var.instance_type
}
