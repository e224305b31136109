variable "stage" {
  type    = string
  default = "dev"
}

variable "size" {
  type    = number
  default = 2
}

locals {
  is_small = var.size < 3 and var.stage === "dev"
  is_large = var.size > 9 or var.stage == "prod"
  is_other = not local.is_small
  count    = 1 if local.is_small else 3
  one      = <<-"EOF"
    echo "one"
    EOF
  two      = <<~EOT # the second
    echo "two"
    EOT
}
