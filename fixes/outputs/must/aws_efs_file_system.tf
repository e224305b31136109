output "efs_id" {
  description = "ID of the file system"
  value       = this.id
}
