module "users" {
  source = "./users"
}

output "arns" {
  value = module.users.arns
}
