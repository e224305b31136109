terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = var.region
}

variable "region" {
  description = "Where everything runs"
  type        = string
  default     = "eu-west-1"
}

variable "stage" {
  description = "What it is for"
  type        = string
  default     = "dev"
}

variable "subnet_ids" {
  description = "The private subnets"
  type        = list(string)
  default     = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"]
}

locals {
  name = "press-${var.stage}"
}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "cluster" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["eks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "cluster" {
  name               = "${local.name}-cluster"
  assume_role_policy = data.aws_iam_policy_document.cluster.json
}

resource "aws_iam_role_policy_attachment" "cluster" {
  role       = aws_iam_role.cluster.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"
}

resource "aws_eks_cluster" "press" {
  name     = local.name
  role_arn = aws_iam_role.cluster.arn

  enabled_cluster_log_types = ["api", "audit"]

  vpc_config {
    subnet_ids              = var.subnet_ids
    endpoint_private_access = true
    endpoint_public_access  = false
  }

  depends_on = [aws_iam_role_policy_attachment.cluster]
}

resource "aws_launch_template" "nodes" {
  name_prefix = "${local.name}-nodes-"

  metadata_options {
    http_tokens = "required"
  }

  user_data = base64encode(<<-EOT
    #!/bin/bash
    set -eu
    STAGE="$${STAGE:-${var.stage}}"
    echo "$${STAGE}" > "$${1:-/etc/stage}"
    curl -s -w "%%{http_code}" -o /dev/null "${aws_eks_cluster.press.endpoint}"
  EOT
  )
}

resource "aws_sns_topic" "changes" {
  name = "${local.name}-changes"
}

data "aws_iam_policy_document" "changes" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.changes.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_sns_topic_policy" "changes" {
  arn    = aws_sns_topic.changes.arn
  policy = data.aws_iam_policy_document.changes.json
}

output "issuer" {
  description = "Who signs the tokens of its accounts"
  value       = aws_eks_cluster.press.identity[0].oidc[0].issuer
}

output "authority" {
  description = "The certificate of its API"
  value       = aws_eks_cluster.press.certificate_authority[0].data
}

output "security_group_id" {
  description = "The security group of its nodes"
  value       = aws_eks_cluster.press.vpc_config[0].cluster_security_group_id
}
