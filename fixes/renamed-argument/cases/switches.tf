resource "aws_lambda_function" "app" {
  function_name = "app"
  role          = "arn:aws:iam::123456789012:role/app"
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1"

  tracing_config {
    enabled = true
  }
}

resource "aws_guardduty_detector" "main" {
  enable = true

  datasources {
    kubernetes {
      enable = true
    }
    malware_protection {
      enable = true
    }
  }
}
