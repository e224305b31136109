module "nodes" {
  source = "./nodes"
}

output "node" {
  value = module.nodes.instance_id
}
