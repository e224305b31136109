resource "aws_iam_role" "main" {
  name               = "main"
  assume_role_policy = "{}"
}

resource "aws_s3_bucket" "artifacts" {
  bucket = "artifacts"
}

resource "aws_codepipeline" "main" {
  name     = "main"
  role_arn = aws_iam_role.main.arn

  artifact_store {
    location = aws_s3_bucket.artifacts.bucket
    type     = "S3"
  }

  stage {
    name = "Approve"

    action {
      name     = "Approve"
      category = "Approval"
      owner    = "AWS"
      provider = "Manual"
    }
  }
}

resource "aws_scheduler_schedule" "night" {
  name                = "night"
  schedule_expression = "rate(1 day)"

  target {
    arn      = "arn:aws:lambda:eu-west-1:123456789012:function:night"
    role_arn = aws_iam_role.main.arn
  }
}

data "archive_file" "code" {
  for_each = toset(["a", "b"])

  type                    = "zip"
  source_content          = "pass"
  source_content_filename = "${each.key}.py"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    domain_name              = aws_s3_bucket.artifacts.bucket_regional_domain_name
    origin_id                = "site"
    origin_access_control_id = "E2QWRUHAPOMQZL"

    s3_origin_config {}
  }

  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "site"
    viewer_protocol_policy = "redirect-to-https"

    forwarded_values {
      query_string = true
    }
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
