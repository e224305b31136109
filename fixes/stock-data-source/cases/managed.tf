resource "aws_s3_bucket" "site" {
  bucket = "site"
}

resource "aws_cloudfront_distribution" "main" {
  enabled = true

  origin {
    domain_name = aws_s3_bucket.site.bucket_regional_domain_name
    origin_id   = "site"
  }

  default_cache_behavior {
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    target_origin_id           = "site"
    viewer_protocol_policy     = "redirect-to-https"
    cache_policy_id            = data.aws_cloudfront_cache_policy.caching_optimized.id
    origin_request_policy_id   = data.aws_cloudfront_origin_request_policy.cors_s3.id
    response_headers_policy_id = data.aws_cloudfront_response_headers_policy.security_headers.id
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

output "writer" {
  value = data.aws_redshift_service_account.main.arn
}

output "endpoint" {
  value = data.aws_iot_endpoint.main.endpoint_address
}

# The key that AWS manages for a service.
resource "aws_db_instance" "copy" {
  identifier          = "copy"
  replicate_source_db = "arn:aws:rds:eu-west-1:123456789012:db:main"
  instance_class      = "db.t3.micro"
  kms_key_id          = data.aws_kms_key.rds.arn
}
