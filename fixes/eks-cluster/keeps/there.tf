resource "aws_eks_cluster" "own" {
  name     = "own"
  role_arn = "arn:aws:iam::123456789012:role/own"

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
