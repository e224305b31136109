resource "aws_security_group" "alb" {
  vpc_id = "vpc-0"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "app" {
  vpc_id = "vpc-0"
}
