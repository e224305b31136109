# The group is a function's, which only calls out.
resource "aws_security_group" "alb" {
  name = "shop-alb"
}

resource "aws_security_group" "app" {
  name = "shop-app"
}

resource "aws_lambda_function" "app" {
  function_name = "shop-app"
  role          = "arn:aws:iam::123456789012:role/shop-app"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "app.zip"

  vpc_config {
    subnet_ids         = ["subnet-0a1b2c3d"]
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_lb" "web" {
  name               = "shop"
  load_balancer_type = "application"
  security_groups    = [aws_security_group.alb.id]
  subnets            = ["subnet-0a1b2c3d", "subnet-4e5f6a7b"]
}

resource "aws_lb_target_group" "web" {
  name     = "shop"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0a1b2c3d"
}
