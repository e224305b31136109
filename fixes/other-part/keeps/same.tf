resource "aws_lb" "app" {
  name    = "app"
  subnets = ["subnet-0a", "subnet-0b"]
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.app.id
  port              = 80

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
    }
  }
}

resource "aws_security_group" "web" {
  name = "web"
}

resource "aws_instance" "web" {
  ami             = "ami-0123456789abcdef0"
  instance_type   = "t3.micro"
  security_groups = [aws_security_group.web.name]
}

resource "aws_subnet" "a" {
  vpc_id            = "vpc-0a"
  cidr_block        = "10.0.1.0/24"
  availability_zone = "eu-west-1a"
}

resource "aws_ebs_volume" "data" {
  availability_zone = aws_subnet.a.availability_zone
  size              = 8
}

resource "aws_iam_role" "crawler" {
  name = "crawler"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "glue.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_glue_crawler" "orders" {
  name          = "orders"
  database_name = "orders"
  role          = aws_iam_role.crawler.name
}
