variable "parameters" {
  type = map(string)
  default = {
    rds.force_ssl   = "1"
    max_connections = "200"
  }
}

variable "team" {
  type    = string
  default = "data"
}

output "labels" {
  value = { var.team = "owner" }
}
