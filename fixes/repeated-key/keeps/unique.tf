variable "given" {
  type = list(object({ name = string, port = number }))
}

variable "rules" {
  type = list(object({ name = string, port = number }))
  default = [
    { name = "web", port = 80 },
    { name = "web", port = 443 },
  ]
}

locals {
  given   = { for one in var.given : one.name => one }
  grouped = { for one in var.rules : one.name => one.port... }
  ports   = { for one in var.rules : one.port => one.name }
  tls     = { for one in var.rules : one.name => one.port if one.port == 443 }
  named   = { for one in var.rules : one.name => one }
  web     = local.named["web"]
}
