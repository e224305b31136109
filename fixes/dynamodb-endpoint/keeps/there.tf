resource "aws_vpc_endpoint" "tables" {
  vpc_id       = "vpc-0"
  service_name = "com.amazonaws.us-east-1.dynamodb"
}
