output "cloudfront_domain_name" {
  description = "Domain name of the distribution"
  value       = this.domain_name
}
