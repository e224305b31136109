locals {
  keys = {
    plain       = 1
    "a:b"       = 2
    (var.a)     = 3
    short : 4
  }
}
