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

resource "aws_lb" "main" {
  security_groups = [aws_security_group.alb.id]
  subnets         = ["subnet-0", "subnet-1"]
}

resource "aws_lb_target_group" "app" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0"
}

resource "aws_security_group" "db" {
  vpc_id = "vpc-0"
}

resource "aws_db_instance" "main" {
  engine                 = "postgres"
  instance_class         = "db.t3.medium"
  allocated_storage      = 20
  username               = "app"
  vpc_security_group_ids = [aws_security_group.db.id]
}
