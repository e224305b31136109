resource "aws_ecs_task_definition" "app" {
  family = "app"

  container_definitions = jsonencode([
    {
      name  = "app"
      image = "nginx"

      portMappings = [{ containerPort = 80 }]
      port_mappings = [{ containerPort = 81 }]

      dockerLabels = {
        host_port = "80"
      }
    }
  ])
}

resource "aws_cloudwatch_event_rule" "orders" {
  name = "orders"

  event_pattern = jsonencode({
    source = ["orders"]
    detail = { detail_type = ["paid"] }
  })
}

resource "aws_sqs_queue" "orders" {
  name = "orders"

  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:aws:sqs:eu-west-1:123456789012:dead"
    receives            = 5
  })
}
