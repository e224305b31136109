variable "db_name" {
  type = string
}

variable "net_cidr" {
  type = string
}

variable "image" {
  type    = string
  default = "none"
}

output "all" {
  value = join(" ", [var.db_name, var.net_cidr, var.image])
}
