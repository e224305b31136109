data "aws_ami" "al2023" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["al2023-ami-2023*-x86_64"]
  }
}

resource "aws_launch_template" "app" {
  name_prefix            = slot("name", "app-")
  image_id               = data.aws_ami.al2023.id
  instance_type          = slot("instance_type", "t3.micro")
  vpc_security_group_ids = [slot.app_security_group.id]
  update_default_version = true

  iam_instance_profile {
    arn = slot.instance_profile.arn
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  monitoring {
    enabled = true
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size           = 20
      volume_type           = "gp3"
      encrypted             = true
      delete_on_termination = true
    }
  }

  tag_specifications {
    resource_type = "instance"

    tags = slot("own_tags", "app")
  }

  tags = slot("tags", "app")
}
