variable "enabled" {
  type    = bool
  default = true
}

module "key" {
  source = "./key"
  count  = var.enabled ? 1 : 0
}

module "store" {
  source   = "./key"
  for_each = toset(["a", "b"])
}

resource "aws_sns_topic" "events" {
  for_each = toset(["a", "b"])

  name              = each.key
  kms_master_key_id = module.store.key_arn
}

output "key" {
  value = module.key.key_arn
}

output "stores" {
  value = module.store.key_arn
}
