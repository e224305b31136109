# What another module takes one of.
module "group" {
  source = "./group"
}

module "watch" {
  source     = "./watch"
  group_name = module.group.names
}
