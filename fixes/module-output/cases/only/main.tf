# An attribute that one resource of the module alone has needs no other word.
module "data" {
  source = "./data"
}

output "host" {
  value = module.data.address
}
