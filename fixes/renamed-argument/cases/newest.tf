terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

data "aws_ssoadmin_instances" "all" {}

data "aws_identitystore_group" "admins" {
  identity_store_id = tolist(data.aws_ssoadmin_instances.all.identity_store_ids)[0]

  filter {
    attribute_path  = "DisplayName"
    attribute_value = "Admins"
  }
}

resource "aws_cloudwatch_log_group" "flow" {
  name = "/shop/flow"
}

resource "aws_flow_log" "vpc" {
  vpc_id         = "vpc-0123456789abcdef0"
  traffic_type   = "ALL"
  iam_role_arn   = "arn:aws:iam::123456789012:role/flow"
  log_group_name = aws_cloudwatch_log_group.flow.name
}
