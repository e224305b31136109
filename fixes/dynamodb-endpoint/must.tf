resource "aws_vpc_endpoint" "dynamodb" {
  vpc_id            = slot.vpc.id
  service_name      = "com.amazonaws.${slot("region")}.dynamodb"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = slot.route_tables

  tags = slot("tags", "dynamodb-endpoint")
}
