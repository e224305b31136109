resource "aws_security_group" "app" {
  name        = slot("name", "app-sg")
  description = "From the load balancer to the application servers"
  vpc_id      = slot.vpc.id

  ingress {
    description     = "From the load balancer"
    from_port       = slot("app_port", 80)
    to_port         = slot("app_port", 80)
    protocol        = "tcp"
    security_groups = [slot.alb_security_group.id]
  }

  egress {
    description = "Updates and AWS APIs"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = slot("tags", "app-sg")
}
