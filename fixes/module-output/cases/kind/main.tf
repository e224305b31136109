module "hub" {
  source = "./hub"
}

output "arn" {
  value = module.hub.arn
}
