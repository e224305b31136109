variable "stage" {
  type    = string
  default = "dev"
}

locals {
  name   = "shop-\${var.stage}"
  script = "echo \${STAGE} of \${local.name}"
}

output "script" {
  value = local.script
}
