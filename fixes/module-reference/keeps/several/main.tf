module "one" {
  source = "./one"
}

module "two" {
  source = "./two"
}

module "three" {
  source = "./three"
}
