variable "name" {
  type    = string
  default = "Orders & Returns"
}

variable "roles" {
  type    = list(string)
  default = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}

locals {
  slug     = regexreplace(var.name, "[^a-zA-Z0-9]", "-")
  slashed  = regex_replace(var.name, "a/b", "-")
  short    = substring(toLower(var.name), 0, 12)
  size     = len(var.roles)
  document = json_encode({ name = var.name })
  packed   = base64(var.name)
  tags     = map("Name", var.name, "Size", tostring(local.size))
  zones    = list("a", "b")
  all      = append(var.roles, "arn:aws:iam::aws:policy/SecurityAudit")
  has      = has_key(local.tags, "Name")
  starts   = startwith(var.name, "Orders")
  chosen   = if(local.has, var.name, "none")
  joined   = jion("-", var.roles)
  merged   = mrege(local.tags, { Team = "shop" })
  encoded  = jsnoencdoe(local.merged)
  nothing  = is_null(var.name) || is_empty(var.roles)
}

output "all" {
  value = [
    local.slug, local.slashed, local.short, local.document, local.packed, local.zones, local.all, local.starts,
    local.chosen, local.nothing, local.joined, local.encoded,
  ]
}
