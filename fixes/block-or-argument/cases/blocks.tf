locals {
  volumes = [
    { device_name = "/dev/sdf", volume_size = 10 },
    { device_name = "/dev/sdg", volume_size = 20 },
  ]
}

resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  metadata_options = {
    http_endpoint = "enabled",
    "http_tokens" : "required" # session tokens
  }
  root_block_device = { volume_size = 20, encrypted = true }
  ebs_block_device  = local.volumes
  tags = {
    Name = "web"
  }
}

resource "aws_autoscaling_group" "web" {
  min_size         = 1
  max_size         = 2
  desired_capacity = 1

  launch_template = {
    id      = "lt-0123456789abcdef0"
    version = "$Latest"
  }

  tag = [
    {
      key                 = "Name"
      value               = "web"
      propagate_at_launch = true
    },
    {
      key                 = "Environment"
      value               = "test"
      propagate_at_launch = true
    }
  ]
}

resource "aws_ecs_task_definition" "web" {
  family                = "web"
  container_definitions = "[]"

  volume = [for name in ["a", "b"] : { name = name }]
}
