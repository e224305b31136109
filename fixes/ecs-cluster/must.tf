resource "aws_ecs_cluster" "main" {
  name = slot("name", "cluster")

  setting {
    name  = "containerInsights"
    value = "enabled"
  }

  tags = slot("tags")
}
