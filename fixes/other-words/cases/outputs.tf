data "terraform_remote_state" "db" {
  backend = "s3"

  config = {
    bucket = "example-state"
    key    = "db/terraform.tfstate"
    region = "us-east-1"
  }
}

resource "aws_ssm_parameter" "db" {
  name  = "/app/db"
  type  = "String"
  value = "${data.terraform_remote_state.db.address}:${data.terraform_remote_state.db.ports.main}"
}

resource "aws_apigatewayv2_domain_name" "api" {
  domain_name = "api.example.org"

  domain_name_configuration {
    certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/0123"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

# What stands in a block under this very name is no other.
output "target" {
  value = aws_apigatewayv2_domain_name.api.target_domain_name
}
