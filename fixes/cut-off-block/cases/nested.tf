resource "aws_lb" "main" {
  name    = "main"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_lb_target_group" "web" {
  name = "web"

  health_check {
    path = "/health"
  }

  # Keeps clients
  stickiness {
    
