variable "zones" {
  type    = list(string)
  default = ["a", "b"]
}

output "all" {
  value = [join(",", var.zones), contains(var.zones, "a"), max(1, 2), max([1, 2]...), base64decode("aGVsbG8=")]
}
