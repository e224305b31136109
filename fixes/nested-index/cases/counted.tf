resource "aws_eks_cluster" "main" {
  count    = 1
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/main"

  vpc_config {
    subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  }
}

output "authority" {
  value = base64decode(aws_eks_cluster.main[0].certificate_authority.data)
}

output "group" {
  value = aws_eks_cluster.main[0].vpc_config.cluster_security_group_id
}
