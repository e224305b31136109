resource "aws_security_group" "redis" {
  name        = slot("name", "redis-sg")
  description = "From the application servers to the cache"
  vpc_id      = slot.vpc.id

  ingress {
    description     = "Redis from the application servers"
    from_port       = 6379
    to_port         = 6379
    protocol        = "tcp"
    security_groups = [slot.app_security_group.id]
  }

  tags = slot("tags", "redis-sg")
}
