variable "stage" {
  type    = string
  default = "dev"
}

resource "aws_vpc_endpoint" "logs" {
  vpc_id             = "vpc-0123456789abcdef0"
  service_name       = "com.amazonaws.eu-west-1.logs"
  vpc_endpoint_type  = "Interface"
  subnet_ids         = ["subnet-0123456789abcdef0"]
  security_group_ids = var.stage == "prod" ? ["sg-0123456789abcdef0"] : ""
}
