provider "aws" {
  region = "eu-west-1"
}

module "data" {
  source = "./data"
}

output "db_endpoint" {
  value = module.data.db_endpoint
}

output "replica" {
  value = module.data.replica_endpoint
}

output "secret" {
  value = module.data.db_secret_arn
}

output "bucket" {
  value = module.data.uploads_bucket_name
}

output "keys" {
  value = { for zone in ["a", "b"] : zone => module.data.volume_arns[zone] }
}

output "db_password" {
  value     = module.data.db_password
  sensitive = true
}
