variable "this" {
  description = slot("description")
  type        = slot("type")
  default     = slot("default")
  sensitive   = slot("sensitive")
}
