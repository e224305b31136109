module "db" {
  source = "./db"
}

module "app" {
  source = "./app"
}
