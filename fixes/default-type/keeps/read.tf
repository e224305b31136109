variable "size" {
  type    = number
  default = "20 GiB"
}

variable "name" {
  type    = number
  default = "orders"
}

variable "shape" {
  type    = object({ size = number })
  default = "large"
}

resource "aws_ebs_volume" "this" {
  availability_zone = "eu-west-1a"
  size              = var.name
}

output "all" {
  value = [var.size, var.shape]
}
