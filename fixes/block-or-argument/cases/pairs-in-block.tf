resource "aws_db_parameter_group" "main" {
  name   = "main"
  family = "postgres16"

  parameter {
    log_min_duration_statement = "1000"
  }
}

resource "aws_redshiftserverless_workgroup" "main" {
  workgroup_name = "main"
  namespace_name = "main"

  config_parameter {
    require_ssl                  = true
    enable_user_activity_logging = true
  }
}
