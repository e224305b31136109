variable "stage" {
  type    = string
  default = "dev"
}

locals {
  name   = "shop-${{ var.stage }}-${{var.stage}}"
  bucket = "${var.stage}-${{ local.name }}"
}

output "bucket" {
  value = local.bucket
}
