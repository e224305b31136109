module "store" {
  source   = "./store"
  for_each = toset(["a", "b"])
}

output "bucket" {
  value = aws_s3_bucket.store.id
}
