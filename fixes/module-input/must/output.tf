output "this" {
  description = slot("description")
  value       = slot("value")
  sensitive   = slot("sensitive")
}
