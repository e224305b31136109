resource "aws_launch_template" "nodes" {
  name_prefix = "nodes-"
}

resource "aws_eks_node_group" "main" {
  cluster_name  = "main"
  node_role_arn = "arn:aws:iam::123456789012:role/nodes"
  subnet_ids    = ["subnet-0123456789abcdef0"]

  scaling_config {
    desired_size = 1
    max_size     = 2
    min_size     = 1
  }

  launch_template {
    id      = aws_launch_template.nodes.id
    version = aws_launch_template.nodes.latest_version
  }
}

resource "aws_launch_template" "web" {
  image_id      = "ami-0123456789abcdef0" # Amazon Linux 2
  instance_type = "t3.micro"
}
