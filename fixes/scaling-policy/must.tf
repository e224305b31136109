resource "aws_autoscaling_policy" "cpu" {
  name                   = slot("name", "cpu-target")
  autoscaling_group_name = slot.autoscaling_group.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = slot("cpu_threshold", 70)

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}
