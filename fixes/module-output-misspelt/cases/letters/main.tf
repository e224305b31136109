module "store" {
  source = "./store"
}

output "bucket" {
  value = module.store.bukcet_arn
}
