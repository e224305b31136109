module "jobs" {
  source = "./queue"
}

output "url" {
  value = module.queue.url
}
