resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name = this.name
}
