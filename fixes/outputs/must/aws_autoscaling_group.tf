output "asg_name" {
  description = "Name of the Auto Scaling group"
  value       = this.name
}
