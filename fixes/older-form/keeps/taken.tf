terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_batch_job_queue" "orders" {
  name                 = "shop-orders"
  state                = "ENABLED"
  priority             = 1
  compute_environments = ["arn:aws:batch:eu-west-1:123456789012:compute-environment/spot"]
}

resource "aws_eks_addon" "network" {
  cluster_name      = "shop"
  addon_name        = "vpc-cni"
  resolve_conflicts = "OVERWRITE"
}
