resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "shop"
  task_definition = "shop:1"

  network_configuration {
    awsvpc_configuration {
      subnets          = ["subnet-0123456789abcdef0"]
      security_groups  = ["sg-0123456789abcdef0"]
      assign_public_ip = false
    }
  }
}

resource "aws_lambda_function" "hello" {
  function_name = "hello"
  role          = "arn:aws:iam::123456789012:role/hello"
  handler       = "index.handler"
  runtime       = "python3.12"
  s3_bucket     = "artifacts"
  s3_key        = "hello.zip"

  environment {
    # how much is said
    LOG_LEVEL = "info"
    TABLE     = "greetings"
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    domain_name = "www.example.com"
    origin_id   = "site"
  }

  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  geo_restriction {
    restriction_type = "none"
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
