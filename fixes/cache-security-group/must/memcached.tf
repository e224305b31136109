resource "aws_security_group" "redis" {
  name        = slot("name", "memcached-sg")
  description = "From the application servers to the cache"
  vpc_id      = slot.vpc.id

  ingress {
    description     = "Memcached from the application servers"
    from_port       = 11211
    to_port         = 11211
    protocol        = "tcp"
    security_groups = [slot.app_security_group.id]
  }

  tags = slot("tags", "memcached-sg")
}
