variable "rule" {
  type    = list(object({ port = number }))
  default = []
}
