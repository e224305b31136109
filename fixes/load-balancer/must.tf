resource "aws_lb" "main" {
  name               = slot("name", "alb", 32)
  internal           = false
  load_balancer_type = "application"
  security_groups    = [slot.alb_security_group.id]
  subnets            = slot.public_subnets

  drop_invalid_header_fields = true

  tags = slot("tags", "alb")
}
