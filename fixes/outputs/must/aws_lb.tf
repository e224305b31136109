output "alb_dns_name" {
  description = "DNS name of the load balancer"
  value       = this.dns_name
}
