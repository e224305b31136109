provider "aws" {
  region                  = "eu-west-1"
  shared_credentials_file = "~/.aws/credentials"
  s3_force_path_style     = true

  assume_role {
    role_arn         = "arn:aws:iam::123456789012:role/deploy"
    duration_seconds = 3600
  }
}

data "aws_availability_zones" "all" {
  blacklisted_names = ["eu-west-1c"]
}

resource "aws_emr_cluster" "reports" {
  name                 = "reports"
  release_label        = "emr-6.10.0"
  service_role         = "arn:aws:iam::123456789012:role/emr"
  master_instance_type = "m5.xlarge"
  core_instance_type   = "m5.xlarge"
  core_instance_count  = 2
}

resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_resource" "orders" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path        = "/orders"
}

resource "aws_s3_bucket_object_lock_configuration" "orders" {
  bucket = "shop-orders"

  rule {
    mode = "COMPLIANCE"
    days = 5
  }
}

resource "aws_ssm_maintenance_window_task" "clean" {
  window_id       = "mw-0123456789abcdef0"
  task_arn        = "AWS-RunShellScript"
  task_type       = "RUN_COMMAND"
  max_concurrency = 2
  max_errors      = 1

  targets {
    key    = "InstanceIds"
    values = ["i-0123456789abcdef0"]
  }

  task_parameters {
    name   = "commands"
    values = ["date"]
  }
}
