variable "region" {
  type        = string
  description = Region
  default     = eu-west-1
  sensitive   = False
}

resource "aws_s3_bucket" "this" {
  bucket        = None
  force_destroy = yes
  tags          = { Team = shop }
}

resource "aws_iam_role_policy" "this" {
  role = "orders"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = aws_s3_bucket.this.arn, Condition = { Bool = { "aws:SecureTransport" = True } } }]
  })
}

resource "aws_cloudfront_distribution" "this" {
  enabled = true

  origin {
    domain_name = "example.org"
    origin_id   = origin
  }

  default_cache_behavior {
    allowed_methods        = [GET, HEAD]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "origin"
    viewer_protocol_policy = "redirect-to-https"
  }

  restrictions {
    geo_restriction {
      restriction_type = none
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
