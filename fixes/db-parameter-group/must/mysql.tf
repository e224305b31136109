resource "aws_db_parameter_group" "main" {
  name        = slot("name", "db-params")
  description = "Connections over TLS alone"
  family      = slot("db_family", "mysql8.4")

  parameter {
    name  = "require_secure_transport"
    value = "1"
  }

  tags = slot("tags")

  lifecycle {
    create_before_destroy = true
  }
}
