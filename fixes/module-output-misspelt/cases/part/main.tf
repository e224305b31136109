module "site" {
  source = "./site"
}

output "bucket" {
  value = module.site.bucket.id
}
