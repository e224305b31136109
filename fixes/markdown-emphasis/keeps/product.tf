variable "size" {
  type    = number
  default = 2
}

locals {
  zones = 3
  all   = var.size*local.zones
  twice = [for zone in [1, 2] : zone*zone]
  path  = "_"
  keys  = { Resource = "a_b", other = "_" }
  arn   = "arn:aws:s3:::logs/_/${var.size}"
}
