resource "aws_ecs_service" "main" {
  name            = "main"
  cluster         = "shop"
  task_definition = "shop:1"

  placement {
    desired_count = 2
    colour        = "blue"
  }
}
