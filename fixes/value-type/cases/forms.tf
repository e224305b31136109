variable "zones" {
  type    = list(string)
  default = "eu-west-1a, eu-west-1b"
}

variable "cidr" {
  type    = list(string)
  default = "10.0.0.0/16"
}

variable "labels" {
  type    = map(string)
  default = []
}

variable "public" {
  type    = bool
  default = "no"
}

variable "database" {
  type = object({
    engine   = string
    version  = string
    multi_az = bool
  })
  default = {
    engine  = "postgres"
    version = "15"
  }
}

variable "rules" {
  type = list(object({ port = number, cidrs = list(string), note = string }))
  default = [
    { port = 80, cidrs = ["10.0.0.0/16"] },
    { port = 443, cidrs = ["10.0.0.0/16"], note = "https" },
  ]
}

resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = "10.0.0.0/8"
  }
}

data "aws_subnets" "app" {}

resource "aws_db_subnet_group" "found" {
  name       = "found"
  subnet_ids = [data.aws_subnets.app.ids]
}

resource "aws_db_subnet_group" "main" {
  name       = "main"
  subnet_ids = [var.zones]
}

resource "aws_lb" "main" {
  name            = ["main"]
  internal        = "yes"
  security_groups = aws_security_group.web.id
  subnets         = [var.zones, "subnet-0123456789abcdef0"]
}

output "all" {
  value = [var.cidr, var.labels, var.public, var.database, var.rules]
}

locals {
  marks = { Project = "shop" }
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
  tags = [local.marks]
}

resource "aws_sqs_queue" "returns" {
  name = "returns"
  tags = [local.marks, { Name = "returns" }]
}
