variable "bucket_name" {
  type     = string
  nullable = false
  default  = "logs-${terraform.workspace}"
}

output "bucket_name" {
  value = var.bucket_name
}
