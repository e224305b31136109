locals {
  name   = "aws.${var.stage}"
  script = <<-EOT
    aws.${var.stage}
  EOT
}

variable "stage" {
  type    = string
  default = "dev"
}
