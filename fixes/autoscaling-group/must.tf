resource "aws_autoscaling_group" "app" {
  name                      = slot("name", "asg")
  min_size                  = slot("min_size", 2)
  max_size                  = slot("max_size", 4)
  desired_capacity          = slot("desired_capacity", null)
  vpc_zone_identifier       = slot.app_subnets
  target_group_arns         = [slot.wanted_target_group.arn]
  health_check_type         = slot("with", "target_group", "ELB", "EC2")
  health_check_grace_period = 300

  launch_template {
    id      = slot.launch_template.id
    version = slot.launch_template.latest_version
  }

  instance_refresh {
    strategy = "Rolling"
  }

  tag {
    key                 = "Name"
    value               = slot("name", "app")
    propagate_at_launch = true
  }
}
