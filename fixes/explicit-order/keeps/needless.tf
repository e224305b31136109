resource "aws_internet_gateway" "main" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_nat_gateway" "inner" {
  connectivity_type = "private"
  subnet_id         = "subnet-0123456789abcdef0"
}

resource "aws_api_gateway_account" "main" {
  cloudwatch_role_arn = "arn:aws:iam::123456789012:role/logs"
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "a1b2c3"
  stage_name  = "live"
  method_path = "*/*"

  settings {
    metrics_enabled        = true
    throttling_burst_limit = 100
  }
}
