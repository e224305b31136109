output "ecr_repository_url" {
  description = "URL of the repository"
  value       = this.repository_url
}
