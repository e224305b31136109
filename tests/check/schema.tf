#=== types that no provider has
resource "aws_s3_bucket_encryption" "a" { #~ Invalid resource type
  bucket = "a"
}
data "aws_vpcx" "a" { #~ Invalid data source
}

#=== arguments and blocks that a type does not have
resource "aws_flow_log" "a" {
  log_destination_arn = "x" #~ Unsupported argument
}
resource "aws_ecs_service" "a" {
  name = "a"
  deployment_configurations { #~ Unsupported block type
    maximum_percent = 200
  }
}

#=== a block written as an argument, and an argument as a block
resource "aws_instance" "a" {
  ami              = "ami-1"
  instance_type    = "t3.micro"
  metadata_options = { http_tokens = "required" } #~ Unsupported argument
}
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
  tags { #~ Unsupported block type
    Name = "a"
  }
}

#=== what is required
resource "aws_subnet" "a" { #~ Missing required argument
  cidr_block = "10.0.0.0/24"
}
resource "aws_eks_cluster" "a" { #~ Insufficient vpc_config blocks
  name     = "a"
  role_arn = "arn:aws:iam::123456789012:role/a"
}

#=== too many of a block
resource "aws_eks_cluster" "a" {
  name     = "a"
  role_arn = "arn:aws:iam::123456789012:role/a"
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
  vpc_config { #~ Too many vpc_config blocks
    subnet_ids = ["subnet-1"]
  }
}

#=== a dynamic block counts as any number
resource "aws_eks_cluster" "a" {
  name     = "a"
  role_arn = "arn:aws:iam::123456789012:role/a"
  dynamic "vpc_config" {
    for_each = [1]
    content {
      subnet_ids = ["subnet-1"]
    }
  }
}

#=== dynamic blocks: the block they make must be there
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
  dynamic "tag" { #~ Unsupported block type
    for_each = [1]
    content {}
  }
}

#=== dynamic blocks: their content is judged
variable "ports" {
  type = list(number)
}
resource "aws_lb_listener" "a" {
  load_balancer_arn = "arn"
  dynamic "default_action" {
    for_each = var.ports
    content {
      type             = "forward"
      target_group_arm = "arn" #~ Unsupported argument
    }
  }
}

#=== nested blocks are judged
resource "aws_lb_listener" "a" {
  load_balancer_arn = "arn"
  default_action { #~ Missing required argument
    target_group_arn = "arn"
  }
}

#=== what only the provider decides: the provider says so itself
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
  arn        = "arn" #! Value for unconfigurable attribute
}

#=== versions decide: 5
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}
resource "aws_eip" "a" {
  vpc = true
}

#=== versions decide: 6
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}
resource "aws_eip" "a" {
  vpc = true #~ Unsupported argument
}

#=== providers of the language itself
resource "terraform_data" "a" {
  input = { any = ["thing"] }
}
resource "terraform_data" "b" {
  inputs = 1 #~ Unsupported argument
}

#=== a required argument that is written as a block is not there
resource "aws_iam_role" "x" { #~ Missing required argument
  assume_role_policy {        #~ Unsupported block type
    a = 1
  }
}
