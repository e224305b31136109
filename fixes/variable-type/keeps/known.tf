variable "zones" {
  type    = list(string)
  default = []
}

variable "tags" {
  type    = map
  default = {}
}

output "all" {
  value = [var.zones, var.tags]
}
