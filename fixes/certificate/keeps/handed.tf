variable "acm_certificate_arn" {
  type = string
}
