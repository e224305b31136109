# The configuration says itself what holds where nobody sets these.
variable "ami_id" {
  type        = string
  description = "Another image than the newest one"
}

variable "availability_zone" {
  type = string
}

variable "ubuntu_ami" {
  type = string
}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

locals {
  zone = var.availability_zone == null ? "any" : var.availability_zone
}

resource "aws_instance" "app" {
  ami           = coalesce(var.ami_id, data.aws_ssm_parameter.image.value)
  instance_type = "t3.micro"

  metadata_options {
    http_tokens = "required"
  }

  tags = {
    Zone = local.zone
  }
}

resource "aws_instance" "build" {
  ami           = var.ubuntu_ami
  instance_type = "t3.micro"

  metadata_options {
    http_tokens = "required"
  }
}
