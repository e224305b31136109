resource "aws_ssm_maintenance_window_task" "this" {
  task_invocation_parameters {
    automation_parameters {
      parameter {
        name   = slot("key")
        values = slot("list")
      }

      dynamic "parameter" {
        for_each = slot("value")

        content {
          name   = parameter.key
          values = flatten([parameter.value])
        }
      }
    }
  }
}
