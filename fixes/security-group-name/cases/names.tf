variable "project" {
  type    = string
  default = "shop"
}

resource "aws_security_group" "web" {
  name = "sg-web" # the web servers
}

resource "aws_security_group" "db" {
  name_prefix = "sg-db-"
}

resource "aws_security_group" "lb" {
  name = "sg-lb-${var.project}"
}
