provider "aws" {
  region = "eu-west-1"
}

resource "aws_kms_key" "main" {
  description         = "Everything of the shop"
  enable_key_rotation = true

  tags = {
    Name = "shop-key"
  }
}

resource "aws_kms_alias" "main" {
  name          = "alias/shop"
  target_key_id = aws_kms_key.main.key_id
}

resource "aws_cloudwatch_log_group" "app" {
  name       = "/shop/app"
  kms_key_id = aws_kms_key.main.arn
}

resource "aws_launch_template" "app" {
  name_prefix = "shop-"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted  = true
      kms_key_id = aws_kms_key.main.arn
    }
  }
}

resource "aws_autoscaling_group" "app" {
  min_size = 1
  max_size = 2

  launch_template {
    id = aws_launch_template.app.id
  }
}
