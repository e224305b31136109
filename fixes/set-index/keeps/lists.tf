variable "zones" {
  type    = list(string)
  default = ["a", "b"]
}

variable "any" {
  default = null
}

data "aws_subnets" "all" {}

output "zones" {
  value = [var.zones[0], data.aws_subnets.all.ids[0], var.any[0]]
}
