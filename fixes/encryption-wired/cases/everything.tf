resource "aws_kms_key" "main" {
  enable_key_rotation = true
}

resource "aws_cloudwatch_log_group" "app" {
  name              = "/shop/app"
  retention_in_days = 30
}

resource "aws_sns_topic" "alerts" {
  name              = "shop-alerts"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_db_instance" "main" {
  identifier        = "shop"
  instance_class    = "db.t3.micro"
  storage_encrypted = true
}

resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"

  attribute {
    name = "id"
    type = "S"
  }

  tags = {
    Name = "orders"
  }
}

resource "aws_launch_template" "app" {
  name_prefix = "shop-"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size = 20
    }
  }
}

resource "aws_ssm_parameter" "token" {
  name  = "/shop/token"
  type  = "SecureString"
  value = "unset"
}

resource "aws_ssm_parameter" "plain" {
  name  = "/shop/size"
  type  = "String"
  value = "2"
}
