resource "aws_security_group" "db" {
  name        = slot("name", "db-sg")
  description = "From the application servers to the database"
  vpc_id      = slot.vpc.id

  ingress {
    description     = "MySQL from the application servers"
    from_port       = 3306
    to_port         = 3306
    protocol        = "tcp"
    security_groups = [slot.app_security_group.id]
  }

  tags = slot("tags", "db-sg")
}
