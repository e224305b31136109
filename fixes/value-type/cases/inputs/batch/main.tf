variable "security_group_ids" {
  type = list(string)
}

variable "servers" {
  type = map(object({
    size       = string
    monitoring = bool
  }))
}

output "all" {
  value = [var.security_group_ids, var.servers]
}
