provider "aws" {
  region = "us-east-1"
}

locals {
  protected = var.environment == "prod" || var.keep_data
  names     = { for key, team in var.teams : key => "${team.prefix}-${key}" }
}

resource "aws_db_instance" "main" {
  identifier          = "shop-${var.environment_suffix}"
  allocated_storage   = var.storage
  engine              = "postgres"
  instance_class      = var.instance_classes[var.environment]
  username            = var.db_username
  password            = var.db_password
  deletion_protection = local.protected
  skip_final_snapshot = true
  tags                = merge(var.tags, { Name = "shop" })
}

resource "aws_iam_user" "people" {
  for_each = toset(var.people)

  name = each.key
}

resource "aws_autoscaling_group" "web" {
  name                = "shop"
  min_size            = 1
  max_size            = 2
  vpc_zone_identifier = ["subnet-0123456789abcdef0"]

  launch_template {
    id = "lt-0123456789abcdef0"
  }

  dynamic "tag" {
    for_each = var.group_tags
    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }
}
