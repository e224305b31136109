resource "aws_vpc" "spoke" {
  for_each   = { development = "10.20.0.0/16", production = "10.10.0.0/16" }
  cidr_block = each.value
}

resource "aws_vpc" "inspection" {
  cidr_block = "100.64.0.0/20"
}

resource "aws_subnet" "inspection" {
  vpc_id            = aws_vpc.inspection.id
  cidr_block        = "100.64.0.0/24"
  availability_zone = "eu-west-1a"
}

resource "aws_vpc_endpoint" "ssm" {
  vpc_id              = aws_vpc.spoke["production"].id
  service_name        = "com.amazonaws.eu-west-1.ssm"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = ["subnet-0123456789abcdef0"]
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
}

resource "aws_instance" "appliance" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.inspection.id
  vpc_security_group_ids = [aws_security_group.appliance.id]
}
