resource "aws_apigatewayv2_api" "one" {
  name          = "one"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_api" "other" {
  name          = "other"
  protocol_type = "HTTP"
}

resource "aws_route53_health_check" "this" {
  for_each = {
    (aws_apigatewayv2_api.one.api_endpoint)   = "one"
    (aws_apigatewayv2_api.other.api_endpoint) = "other"
  }
  fqdn = replace(each.key, "https://", "")
  port = 443
  type = "HTTPS"
  tags = { Name = each.value }
}
