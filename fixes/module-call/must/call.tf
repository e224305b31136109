module "this" {
  source = slot("source")
}
