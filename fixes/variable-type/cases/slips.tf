variable "cidrs" {
  type    = liist(string)
  default = ["10.0.1.0/24"]
}

variable "name" {
  type    = strng
  default = "orders"
}

variable "sizes" {
  type    = mpa(numbr)
  default = { a = 1 }
}

output "all" {
  value = [var.cidrs, var.name, var.sizes]
}
