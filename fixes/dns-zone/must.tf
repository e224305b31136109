variable "zone_name" {
  description = "Domain of the hosted zone"
  type        = string
  default     = slot("domain_name", "example.com")
}

resource "aws_route53_zone" "main" {
  name = var.zone_name

  tags = slot("tags")
}
