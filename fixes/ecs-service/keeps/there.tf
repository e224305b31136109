resource "aws_ecs_service" "any" {
  name = "any"
}
