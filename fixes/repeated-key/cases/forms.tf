locals {
  kinds   = ["csv", "json", "csv"]
  filters = { for kind in local.kinds : kind => ".${kind}" }

  targets = {
    deny_leave = ["Workloads", "Sandbox"]
    deny_root  = ["Sandbox"]
  }
  attachments = {
    for pair in flatten([
      for name, units in local.targets : [
        for unit in units : { policy = name, unit = unit }
      ]
    ]) : pair.policy => pair
  }
}

output "filters" {
  value = local.filters
}

output "attachments" {
  value = local.attachments
}
