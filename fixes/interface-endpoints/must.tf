resource "aws_security_group" "endpoints" {
  name        = slot("name", "endpoints-sg")
  description = "From the VPC to the endpoints of AWS services"
  vpc_id      = slot.vpc.id

  ingress {
    description = "HTTPS from the VPC"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = [slot.vpc.cidr_block]
  }

  tags = slot("tags", "endpoints-sg")
}

resource "aws_vpc_endpoint" "interface" {
  for_each            = toset(slot("endpoint_services", ["ec2messages", "kms", "logs", "secretsmanager", "ssm", "ssmmessages"]))
  vpc_id              = slot.vpc.id
  service_name        = "com.amazonaws.${slot("region")}.${each.key}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = slot.private_subnets
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true

  tags = slot("tags", "${each.key}-endpoint")
}
