locals {
  environment = terraform.workspace

  settings = {
    production = {
      instance_type = "m5.large"
      count         = 4
    }
    dev = {
      instance_type = "t3.micro"
      count         = 1
    }
  }

  regions = {
    "eu-west-1" = { name = "production-eu" }
    "us-east-1" = { name = "production-us" }
  }

  current = local.settings[local.environment]
}

variable "sizes" {
  type = object({ staging = number, prod = number })
  default = {
    prod    = 100
    staging = 20
  }
}

resource "aws_instance" "app" {
  count = local.current.count

  ami           = "ami-0123456789abcdef0"
  instance_type = local.settings[terraform.workspace].instance_type

  root_block_device {
    volume_size = var.sizes[terraform.workspace]
  }

  tags = {
    Name = "app-${local.regions[terraform.workspace].name}"
  }
}
