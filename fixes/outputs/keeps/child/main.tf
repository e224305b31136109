module "net" {
  source = "./net"
}

output "net" {
  value = module.net
}
