variable "size" {
  type    = number
  default = 2
}

locals {
  next  = var.size + 1
  text  = "1" + var.size
  wrong = "a" + ["b"]
}
