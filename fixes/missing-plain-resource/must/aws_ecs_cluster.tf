resource "aws_ecs_cluster" "this" {
  name = slot("own_name")

  tags = slot("tags")
}
