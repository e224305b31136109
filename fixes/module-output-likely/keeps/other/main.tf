module "cluster" {
  source = "./cluster"
}

output "secondary" {
  value = module.cluster.secondary_cluster_id
}
