variable "bucket_name" {
  type    = string
  default = "${var.nobody}-logs"
}

output "bucket_name" {
  value = var.bucket_name
}
