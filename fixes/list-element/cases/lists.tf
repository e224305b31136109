resource "aws_acm_certificate" "main" {
  domain_name       = "example.com"
  validation_method = "DNS"
}

output "value" {
  value = "${aws_acm_certificate.main.domain_validation_options.resource_record_value}."
}

resource "aws_cloudfront_distribution" "main" {
  enabled = true

  origin {
    domain_name = "one.example.org"
    origin_id   = "one"
  }

  origin {
    domain_name = "two.example.org"
    origin_id   = "two"
  }

  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "one"
    viewer_protocol_policy = "https-only"
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

output "origin" {
  value = aws_cloudfront_distribution.main.origin.domain_name
}
