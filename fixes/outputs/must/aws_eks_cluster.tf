output "eks_cluster_endpoint" {
  description = "Endpoint of the cluster's API"
  value       = this.endpoint
}
