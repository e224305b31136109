# Names that say nothing, a local that is taken apart, and a prefix of nothing.
output "unclear" {
  value = [local.allowed_ip_cidr, local.tags.Environment, local.name_prefix]
}
