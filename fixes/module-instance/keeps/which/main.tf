module "store" {
  source   = "./key"
  for_each = toset(["a", "b"])
}

resource "aws_sns_topic" "events" {
  name              = "events"
  kms_master_key_id = module.store.key_arn
}

output "a" {
  value = module.store["a"].key_arn
}
