variable "environment" {
  type = string
}

variable "environment" {
  type = string
}
