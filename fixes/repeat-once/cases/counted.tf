module "worker" {
  source   = "example.test/worker/aws"
  for_each = toset(["a", "b"])
  count    = 3
  name     = "worker-${count.index}"
}
