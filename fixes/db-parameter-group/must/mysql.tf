resource "aws_db_parameter_group" "main" {
  name        = slot("name", "db-mysql8")
  description = "Connections over TLS alone"
  family      = "mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "1"
  }

  tags = slot("tags")

  lifecycle {
    create_before_destroy = true
  }
}
