output "cluster_endpoint" {
  description = "Writer endpoint of the cluster"
  value       = this.endpoint
}
