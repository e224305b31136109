output "vpc_id" {
  value = module.network.vpc_id
}

output "app_group" {
  description = "The group that scales"
  value       = module.app.group_name
}
