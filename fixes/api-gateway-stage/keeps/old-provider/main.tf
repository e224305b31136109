terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_api_gateway_deployment" "main" {
  rest_api_id = "abcdef1234"
  stage_name  = "prod"
}

output "url" {
  value = aws_api_gateway_deployment.main.invoke_url
}
