resource "aws_security_group" "db" {
  name        = slot("name", "db-sg")
  description = "From the application servers to the database"
  vpc_id      = slot.vpc.id

  ingress {
    description     = "PostgreSQL from the application servers"
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [slot.app_security_group.id]
  }

  tags = slot("tags", "db-sg")
}
