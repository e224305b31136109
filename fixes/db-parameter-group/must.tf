resource "aws_db_parameter_group" "main" {
  name        = slot("name", "db-params")
  description = "Connections over TLS alone"
  family      = slot("db_family", slot("is", "db.engine", "postgres", "postgres16", "mysql8.4"))

  parameter {
    name  = slot("is", "db.engine", "postgres", "rds.force_ssl", "require_secure_transport")
    value = "1"
  }

  tags = slot("tags")

  lifecycle {
    create_before_destroy = true
  }
}
