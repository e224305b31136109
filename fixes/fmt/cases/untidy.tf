variable "name" {
  type = "string"
}

locals {
      a={
  b=1
     long =    2 # two
  }
  c = "${var.name}"
}
