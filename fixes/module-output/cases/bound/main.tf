# Behind values() and under a name of a for it is the output of each.
module "service" {
  source   = "./service"
  for_each = toset(["a", "b"])
  name     = each.key
}

output "service_names" {
  value = values(module.service)[*].service_name
}

output "arns" {
  value = { for key, one in module.service : key => one.task_definition_arn }
}
