resource "aws_security_group" "app" {
  name        = slot("name", "app-sg")
  description = "The application servers"
  vpc_id      = slot.vpc.id

  egress {
    description = "Updates and AWS APIs"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = slot("tags", "app-sg")
}
