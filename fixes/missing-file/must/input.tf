variable "this" {
  description = slot("description")
  type        = string
}
