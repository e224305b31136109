variable "private_subnet_ids" {
  type = list(string)
}
