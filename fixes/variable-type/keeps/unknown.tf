variable "when" {
  type    = timestamp
  default = "2026-01-01T00:00:00Z"
}

output "when" {
  value = var.when
}
