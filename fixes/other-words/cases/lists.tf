resource "aws_route53_resolver_endpoint" "outbound" {
  direction          = "OUTBOUND"
  security_group_ids = ["sg-1"]
  subnet_ids         = [aws_subnet.main[0].id, aws_subnet.main[1].id]
}

resource "aws_route53_resolver_endpoint" "inbound" {
  direction          = "INBOUND"
  security_group_ids = ["sg-1"]
  subnet_ids         = aws_subnet.main[*].id
}

resource "aws_route53_resolver_rule" "corp" {
  domain_name          = "corp.example.org"
  rule_type            = "FORWARD"
  resolver_endpoint_id = aws_route53_resolver_endpoint.outbound.id
  target_ips           = ["10.1.0.10", "10.1.1.10"]
}

resource "aws_subnet" "main" {
  count      = 2
  vpc_id     = "vpc-1"
  cidr_block = "10.0.${count.index}.0/24"
}
