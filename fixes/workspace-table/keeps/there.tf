locals {
  settings = {
    default = { size = 1 }
    prod    = { size = 4 }
  }

  zones = ["a", "b"]
}

# The default workspace has an entry.
output "size" {
  value = local.settings[terraform.workspace].size
}

# A key that is not the workspace's.
output "other" {
  value = local.settings["staging"].size
}

output "zone" {
  value = local.zones[2]
}
