resource "aws_cloudwatch_log_group" "eks" {
  name              = "/aws/eks/${slot("name", "cluster", 100)}/cluster"
  retention_in_days = slot("log_retention_days", 30)
  kms_key_id        = slot.wanted_key.arn

  tags = slot("tags")
}

resource "aws_iam_role" "eks_cluster" {
  name = slot("name", "eks-role", 64)

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "eks.amazonaws.com" }
      }
    ]
  })

  tags = slot("tags")
}

resource "aws_iam_role_policy_attachment" "eks_cluster" {
  role       = aws_iam_role.eks_cluster.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"
}

resource "aws_eks_cluster" "main" {
  name                      = slot("name", "cluster", 100)
  role_arn                  = aws_iam_role.eks_cluster.arn
  version                   = slot("eks_version", null)
  enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]

  vpc_config {
    subnet_ids              = slot.private_subnets
    endpoint_private_access = true
    endpoint_public_access  = false
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = slot.key.arn
    }
  }

  tags = slot("tags")

  depends_on = [
    aws_cloudwatch_log_group.eks,
    aws_iam_role_policy_attachment.eks_cluster,
  ]
}

resource "aws_iam_role" "eks_nodes" {
  name = slot("name", "eks-nodes-role", 64)

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "ec2.amazonaws.com" }
      }
    ]
  })

  tags = slot("tags")
}

resource "aws_iam_role_policy_attachment" "eks_nodes" {
  for_each = toset([
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryReadOnly",
  ])

  role       = aws_iam_role.eks_nodes.name
  policy_arn = "arn:aws:iam::aws:policy/${each.value}"
}

resource "aws_eks_node_group" "main" {
  cluster_name    = aws_eks_cluster.main.name
  node_group_name = slot("name", "nodes", 63)
  node_role_arn   = aws_iam_role.eks_nodes.arn
  subnet_ids      = slot.private_subnets
  instance_types  = [slot("instance_type", "t3.medium")]

  scaling_config {
    min_size     = slot("min_size", 2)
    max_size     = slot("max_size", 4)
    desired_size = slot("desired_capacity", 2)
  }

  tags = slot("tags")

  depends_on = [aws_iam_role_policy_attachment.eks_nodes]
}
