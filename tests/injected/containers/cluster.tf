variable "vpc_id" {
  type    = string
  default = "vpc-0abc1234"
}

variable "private_subnet_ids" {
  type    = list(string)
  default = ["subnet-0aaa1111", "subnet-0bbb2222"]
}

variable "desired_count" {
  type    = number
  default = 2
}

variable "services" {
  type = map(object({
    port   = number
    cpu    = number
    memory = number
  }))
  default = {
    basket = {
      port   = 8080
      cpu    = 256
      memory = 512
    }
    search = {
      port   = 9090
      cpu    = 512
      memory = 1024
    }
  }
}

data "aws_region" "current" {}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

resource "aws_ecr_repository" "service" {
  for_each             = var.services
  name                 = each.key
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
  }
}

resource "aws_ecs_cluster" "main" {
  name = "market"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}
