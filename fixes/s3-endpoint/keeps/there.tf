resource "aws_vpc_endpoint" "any" {
  vpc_id       = "vpc-0"
  service_name = "com.amazonaws.us-east-1.dynamodb"
}
