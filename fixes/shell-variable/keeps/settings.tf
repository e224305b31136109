variable "stage" {
  type    = string
  default = "dev"
}

# No program: whose name it is, nothing says.
locals {
  settings = <<-EOF
    stage  = ${stage}
    level  = ${level.name}
    region = ${region}
  EOF
}
