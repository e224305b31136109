output "queue_url" {
  description = "URL of the queue"
  value       = this.url
}
