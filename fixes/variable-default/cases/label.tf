variable "s3_origin_id" {
  type = string
}

variable "api_origin_id" {
  type = string
}

locals {
  api_origin = var.api_origin_id
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    domain_name = "files.example.com"
    origin_id   = var.s3_origin_id
  }

  origin {
    domain_name = "api.example.com"
    origin_id   = local.api_origin
  }

  default_cache_behavior {
    target_origin_id       = var.s3_origin_id
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  ordered_cache_behavior {
    path_pattern           = "/api/*"
    target_origin_id       = local.api_origin
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
