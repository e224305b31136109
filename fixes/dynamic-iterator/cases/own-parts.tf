# The elements have parts of their own that are called key and value.
locals {
  taints = [
    { key = "spot", value = "true", effect = "NO_SCHEDULE" },
    { key = "team", value = "data", effect = "NO_EXECUTE" },
  ]
  tags = {
    one = { value = "shop", propagate = true }
  }
}

resource "aws_eks_node_group" "main" {
  cluster_name    = "main"
  node_group_name = "main"
  node_role_arn   = "arn:aws:iam::123456789012:role/node"
  subnet_ids      = ["subnet-0"]

  scaling_config {
    min_size     = 1
    max_size     = 2
    desired_size = 1
  }

  dynamic "taint" {
    for_each = local.taints
    content {
      key    = taint.key
      value  = taint.value
      effect = taint.effect
    }
  }
}

resource "aws_autoscaling_group" "main" {
  min_size = 1
  max_size = 2

  dynamic "tag" {
    for_each = local.tags
    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = tag.propagate
    }
  }
}
