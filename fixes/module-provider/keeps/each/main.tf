module "worker" {
  source   = "./worker"
  for_each = toset(["eu-west-1", "eu-central-1"])
  region   = each.key
}
