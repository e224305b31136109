variable "cidr" {
  description = "Addresses of the network"
  type        = string
  default     = "10.0.0.0/16"
}

module "network" {
  source = "./modules/network"

  vpc_cidr = var.cidr
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id = "sessions"
  description          = "Sessions"
  node_type            = "cache.t3.micro"
  security_group_ids   = [aws_security_group.redis.id]
}
