module "store" {
  source = "./store"
}

output "key" {
  value = module.store.trail_kms_key_arn
}

output "groups" {
  value = module.store.security_group_ids
}

output "bucket" {
  value = module.store.assets_bucket_arn
}
