module "logs" {
  source = "./logs"
}

module "site" {
  source = "./site"
}
