module "store" {
  source = "./store"

  bucket = "store-8812"
}
