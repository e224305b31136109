variable "bucket_prefix" {
  description = "First part of the bucket's name"
  type        = string
  default     = "garden-site"
}

variable "price_class" {
  type    = string
  default = "PriceClass_100"
}

variable "expire_days" {
  type    = number
  default = 90
}
