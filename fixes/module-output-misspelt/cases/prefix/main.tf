module "database" {
  source = "./modules/database"
}

output "endpoint" {
  value = module.database.endpoint
}

output "address" {
  value = module.database.database_address
}
