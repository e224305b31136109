variable "cdn_domain_name" {
  description = "Domain under which the distribution is called; empty: the one that CloudFront gives it"
  type        = string
  default     = ""
}

variable "cdn_certificate_arn" {
  description = "ARN of an ACM certificate in us-east-1 for cdn_domain_name; empty: CloudFront's own, which allows TLS 1.0"
  type        = string
  default     = ""
}

variable "origin_domain_name" {
  description = "DNS name of the load balancer that its certificate is valid for; empty: CloudFront reaches it over HTTP"
  type        = string
  default     = ""
}

resource "random_password" "origin_verify" {
  length  = 32
  special = false
}

resource "aws_cloudfront_distribution" "main" {
  enabled         = true
  is_ipv6_enabled = true
  comment         = slot("name", "cdn")
  price_class     = "PriceClass_100"
  aliases         = var.cdn_certificate_arn == "" || var.cdn_domain_name == "" ? [] : [var.cdn_domain_name]

  origin {
    origin_id   = "alb"
    domain_name = var.origin_domain_name == "" ? slot.load_balancer.dns_name : var.origin_domain_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = var.origin_domain_name == "" ? "http-only" : "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }

    custom_header {
      name  = "X-Origin-Verify"
      value = random_password.origin_verify.result
    }
  }

  # Managed policies: CachingDisabled, AllViewer and SecurityHeadersPolicy
  default_cache_behavior {
    target_origin_id           = "alb"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods             = ["GET", "HEAD"]
    cache_policy_id            = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id   = "216adef6-5c7f-47e4-b989-5492eafa07d3"
    compress                   = true
    response_headers_policy_id = "67f7725c-6f97-4210-82d7-5512b31e9d03"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn            = var.cdn_certificate_arn == "" ? null : var.cdn_certificate_arn
    cloudfront_default_certificate = var.cdn_certificate_arn == ""
    minimum_protocol_version       = var.cdn_certificate_arn == "" ? "TLSv1" : "TLSv1.2_2021"
    ssl_support_method             = var.cdn_certificate_arn == "" ? null : "sni-only"
  }

  tags = slot("tags", "cdn")
}

# Until origin_domain_name is set: what carries the secret header comes from the distribution and is not redirected.
resource "aws_lb_listener_rule" "from_cloudfront" {
  count        = var.origin_domain_name == "" ? 1 : 0
  listener_arn = slot.http_listener.arn
  priority     = 1

  action {
    type             = "forward"
    target_group_arn = slot.target_group.arn
  }

  condition {
    http_header {
      http_header_name = "X-Origin-Verify"
      values           = [random_password.origin_verify.result]
    }
  }
}
