resource "aws_ecs_task_definition" "app" {
  family = "app"

  container_definitions = jsonencode([
    {
      name      = "app"
      image     = "nginx"
      essential = true

      port_mappings = [
        { container_port = 80, protocol = "tcp" }
      ]

      "log_configuration" = {
        log_driver = "awslogs"
        options = {
          "awslogs-group" = "app"
        }
      }
    }
  ])
}

resource "aws_cloudwatch_event_rule" "findings" {
  name = "findings"

  event_pattern = jsonencode({
    source      = ["aws.guardduty"]
    detail_type = ["GuardDuty Finding"]
  })
}
