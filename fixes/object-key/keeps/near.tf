variable "disk" {
  type = object({
    volume_name = string
    size_name   = string
  })
  default = { volume_name = "a", size_name = "b" }
}

output "name" {
  value = var.disk.name
}
