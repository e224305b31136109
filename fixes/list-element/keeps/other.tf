resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/main"

  vpc_config {
    subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  }
}

output "issuer" {
  value = aws_eks_cluster.main.identity[0].oidc[0].issuer
}

output "all" {
  value = aws_eks_cluster.main.identity[*].oidc
}

output "nothing" {
  value = aws_eks_cluster.main.identity.saml
}
