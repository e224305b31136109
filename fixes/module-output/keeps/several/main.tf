module "firewall" {
  source = "./firewall"
}

output "group" {
  value = module.firewall.security_group_id
}
