variable "vpc_id" {
  type = string
}

resource "aws_elasticache_replication_group" "this" {
  replication_group_id = "two"
  description          = "two"
  node_type            = "cache.t3.micro"
  security_group_ids   = [aws_security_group.this.id]
}

output "vpc_id" {
  value = var.vpc_id
}
