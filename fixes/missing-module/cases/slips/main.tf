module "network" {
  source = "modules/network"

  cidr = "10.0.0.0/16"
}

module "storage" {
  source = "./modules/storge"

  name = "orders"
}
