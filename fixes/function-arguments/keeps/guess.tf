variable "zones" {
  type    = list(string)
  default = ["a", "b"]
}

output "all" {
  value = [upper(var.zones), join(",", "a"), length(5)]
}
