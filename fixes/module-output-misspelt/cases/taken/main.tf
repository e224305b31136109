module "network" {
  source = "./network"
}

module "peer" {
  source = "./network"

  network_id = module.network.network_ids
}
