variable "copies" {
  type    = integer
  default = 2
}

variable "enabled" {
  type    = Boolean
  default = true
}

variable "zones" {
  type    = array(string)
  default = []
}

variable "region" {
  type    = "string"
  default = "eu-west-1"
}

variable "cidrs" {
  type    = "list(string)"
  default = []
}

variable "names" {
  type    = list[str]
  default = []
}

variable "labels" {
  type    = dict(string)
  default = {}
}

variable "owner" {
  type = optional(string)
}

variable "service" {
  type = object({
    name  = str
    ports = list(int)
  })
  default = { name = "web", ports = [80] }
}

output "all" {
  value = [
    var.copies, var.enabled, var.zones, var.region, var.cidrs, var.names, var.labels, var.owner, var.service,
  ]
}
