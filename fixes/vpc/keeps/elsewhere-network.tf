module "core" {
  source = "./modules/networking"
}
