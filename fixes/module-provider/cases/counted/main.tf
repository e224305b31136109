variable "region" {
  type    = string
  default = "eu-west-1"
}

module "worker" {
  source = "./worker"
  count  = 2
  region = var.region
}
