resource "aws_security_group" "db" {
  name        = slot("name", "db-sg")
  description = "From the application servers to the database"
  vpc_id      = slot.vpc.id

  ingress {
    description     = slot("is", "db.engine", "postgres", "PostgreSQL from the application servers", "MySQL from the application servers")
    from_port       = slot("is", "db.engine", "postgres", 5432, 3306)
    to_port         = slot("is", "db.engine", "postgres", 5432, 3306)
    protocol        = "tcp"
    security_groups = [slot.app_security_group.id]
  }

  tags = slot("tags", "db-sg")
}
