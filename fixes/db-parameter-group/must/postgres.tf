resource "aws_db_parameter_group" "main" {
  name        = slot("name", "db-params")
  description = "Connections over TLS alone"
  family      = slot("db_family", "postgres16")

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  tags = slot("tags")

  lifecycle {
    create_before_destroy = true
  }
}
