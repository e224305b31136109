variable "region" {
  type    = string
  default = "eu-west-1"
  value   = "eu-west-2"
}
