resource "aws_ecs_task_definition" "any" {
  family                = "any"
  container_definitions = "[]"
}
