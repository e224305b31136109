resource "aws_ecs_cluster" "any" {
  name = "any"
}
