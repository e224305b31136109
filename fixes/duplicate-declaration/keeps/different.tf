variable "size" {
  type    = number
  default = 1
}

variable "size" {
  type    = number
  default = 2
}

locals {
  name = "a"
}

locals {
  name = "b"
}
