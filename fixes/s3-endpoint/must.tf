resource "aws_vpc_endpoint" "s3" {
  vpc_id            = slot.vpc.id
  service_name      = "com.amazonaws.${slot("region")}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = slot.route_tables

  tags = slot("tags", "s3-endpoint")
}
