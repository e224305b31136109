variable "public_subnet_ids" {
  type = list(string)
}
