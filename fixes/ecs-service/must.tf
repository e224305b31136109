resource "aws_ecs_service" "app" {
  name            = slot("name", "app")
  cluster         = slot.ecs_cluster.id
  task_definition = slot.task_definition.arn
  desired_count   = slot("desired_capacity", 2)
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = slot.app_subnets
    security_groups  = [slot.app_security_group.id]
    assign_public_ip = false
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  tags = slot("tags")
}
