module "front" {
  source = "./front"
}

module "back" {
  source = "./back"
}
