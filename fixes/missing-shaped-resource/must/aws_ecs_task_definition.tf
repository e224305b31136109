resource "aws_ecs_task_definition" "this" {
  family                   = slot("own_name")
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512

  # Placeholder: the image of the application did not come with the configuration.
  container_definitions = jsonencode([
    {
      name         = slot("container", "app")
      image        = "public.ecr.aws/nginx/nginx:stable"
      essential    = true
      portMappings = [{ containerPort = slot("container_port", 80) }]
    }
  ])

  tags = slot("tags")
}
