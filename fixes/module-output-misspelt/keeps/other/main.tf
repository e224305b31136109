module "store" {
  source = "./store"
}

output "topic" {
  value = module.store.topic_arn
}

output "arn" {
  value = module.store.arn
}
