module "store" {
  source = "./store"

  bucket_name = "store-8812"
  bucket_nmae = "store-8813"
}
