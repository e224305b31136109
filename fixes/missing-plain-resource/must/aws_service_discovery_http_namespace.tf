resource "aws_service_discovery_http_namespace" "this" {
  name = slot("own_name")

  tags = slot("tags")
}
