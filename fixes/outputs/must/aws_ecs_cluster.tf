output "ecs_cluster_name" {
  description = "Name of the cluster"
  value       = this.name
}
