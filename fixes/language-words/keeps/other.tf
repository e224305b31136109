variable "region" {
  type     = string
  required = true
}
