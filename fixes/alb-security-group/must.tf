resource "aws_security_group" "alb" {
  name        = slot("name", "alb-sg")
  description = "From the internet to the load balancer"
  vpc_id      = slot.vpc.id

  ingress {
    description = "HTTPS"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    description = "HTTP"
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description = "To the targets"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = [slot.vpc.cidr_block]
  }

  tags = slot("tags", "alb-sg")
}
