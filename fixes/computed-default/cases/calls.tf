variable "ranges" {
  type    = list(string)
  default = [for at in range(3) : "10.0.${at}.0/24"]
}

output "ranges" {
  value = var.ranges
}
