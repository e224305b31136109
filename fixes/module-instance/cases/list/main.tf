module "queue" {
  source   = "./queue"
  for_each = toset(["jobs", "mails"])
  name     = each.key
}

module "worker" {
  source = "./worker"
  urls   = module.queue.url
}
