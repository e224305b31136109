variable "endpoints" {
  type = map(any)
  default = {
    blue  = { ip = "198.51.100.10", weight = 80 }
    green = { ip = "198.51.100.20", weight = 20, tags = ["canary"] }
  }
}

output "weights" {
  value = { for key, one in var.endpoints : key => one.weight }
}
