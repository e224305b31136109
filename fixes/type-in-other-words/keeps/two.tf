resource "aws_service_discovery_namespace" "main" {
  name = "shop.internal"
}

output "namespace" {
  description = "ARN of the namespace"
  value       = aws_service_discovery_namespace.main.arn
}
