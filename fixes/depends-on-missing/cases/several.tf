resource "aws_lb_listener" "production" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/a/1"
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/a/1"
  }
}

resource "aws_lb_listener" "test" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/a/1"
  port              = 8080

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/a/1"
  }
}

resource "aws_ecs_service" "app" {
  name       = "app"
  depends_on = [aws_lb_listener.http, aws_lb_listener.test]
}
