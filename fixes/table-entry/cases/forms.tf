variable "environment" {
  type    = string
  default = "dev"
}

variable "region" {
  type    = string
  default = "us-east-1"
}

variable "stage" {
  type    = string
  default = "prod"
}

locals {
  images = { "us-west-2" = "ami-0123456789abcdef0" }
  sizes = {
    production = { volume = 100, zones = { main = "us-east-1a" } }
    staging    = { volume = 20, zones = { main = "us-east-1b" } }
  }
  nested = {
    sizes = { large = 4, small = 1 }
  }
}

resource "aws_instance" "web" {
  count = local.nested.sizes[var.environment]

  ami               = lookup(local.images, var.region)
  instance_type     = "t3.micro"
  availability_zone = local.sizes[var.environment].zones.main

  root_block_device {
    volume_size = local.sizes[var.stage].volume * 2
  }
}
