variable "project" {
  type    = string
  default = "atlas"
}

variable "region" {
  type    = string
  default = "eu-west-2"
}

variable "cidr_block" {
  description = "Addresses of the whole network"
  type        = string
  default     = "10.40.0.0/16"
}
