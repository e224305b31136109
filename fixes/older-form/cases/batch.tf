terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "environments" {
  description = "ARNs of the environments, the best first"
  type        = list(string)
  default     = []
}

resource "aws_batch_compute_environment" "spot" {
  name = "shop-spot"
  type = "UNMANAGED"
}

resource "aws_batch_compute_environment" "steady" {
  name = "shop-steady"
  type = "UNMANAGED"
}

resource "aws_batch_job_queue" "orders" {
  name     = "shop-orders"
  state    = "ENABLED"
  priority = 1
  compute_environments = [
    aws_batch_compute_environment.spot.arn,
    aws_batch_compute_environment.steady.arn,
  ]
}

resource "aws_batch_job_queue" "reports" {
  name                 = "shop-reports"
  state                = "ENABLED"
  priority             = 2
  compute_environments = var.environments
}

resource "aws_ssm_association" "patches" {
  name        = "AWS-RunPatchBaseline"
  instance_id = "i-0123456789abcdef0"
}

resource "aws_eks_addon" "network" {
  cluster_name      = "shop"
  addon_name        = "vpc-cni"
  resolve_conflicts = "OVERWRITE"
}

resource "aws_flow_log" "vpc" {
  vpc_id         = "vpc-0123456789abcdef0"
  traffic_type   = "ALL"
  iam_role_arn   = "arn:aws:iam::123456789012:role/flow"
  log_group_name = "/shop/flow"
}
