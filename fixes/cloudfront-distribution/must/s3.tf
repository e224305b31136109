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

resource "aws_cloudfront_origin_access_control" "assets" {
  name                              = slot("name", "assets")
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "main" {
  enabled             = true
  is_ipv6_enabled     = true
  comment             = slot("name", "cdn")
  price_class         = "PriceClass_100"
  aliases             = var.cdn_certificate_arn == "" || var.cdn_domain_name == "" ? [] : [var.cdn_domain_name]
  default_root_object = "index.html"

  origin {
    origin_id                = "assets"
    domain_name              = slot.app_bucket.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.assets.id
  }

  # Managed policies: CachingOptimized and SecurityHeadersPolicy
  default_cache_behavior {
    target_origin_id           = "assets"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    cache_policy_id            = "658327ea-f89d-4fab-a63d-7e88639e58f6"
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
