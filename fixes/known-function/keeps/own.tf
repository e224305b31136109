variable "name" {
  type    = string
  default = "orders"
}

locals {
  # The third argument of one is an end, of the other a length.
  middle = substring(var.name, 2, 4)
  # Nobody knows what it does.
  other = frobnicate(var.name)
}

output "all" {
  value = [local.middle, local.other, replace(var.name, "/[aeiou]/", "")]
}
