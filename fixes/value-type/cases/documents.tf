resource "aws_cloudwatch_event_rule" "launched" {
  name = "launched"

  event_pattern = {
    source = ["aws.ec2"]
  }
}

resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = [{
    name  = "web"
    image = "nginx"
  }]
}
