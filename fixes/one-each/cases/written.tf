resource "aws_security_group" "web" {
  name = "web"
}

resource "aws_security_group" "app" {
  name = "app"
}

resource "aws_security_group" "database" {
  name = "database"
}

resource "aws_vpc_security_group_ingress_rule" "offices" {
  security_group_id = aws_security_group.web.id
  cidr_ipv4         = ["10.0.0.0/8", "192.168.0.0/16"]
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = [aws_security_group.web.id, aws_security_group.app.id]
  from_port                    = 5432
  to_port                      = 5432
  ip_protocol                  = "tcp"
}

# What only the provider says of it (`name`) makes it no thing of its own.
resource "aws_organizations_delegated_administrator" "audit" {
  account_id        = "123456789012"
  service_principal = ["config.amazonaws.com", "guardduty.amazonaws.com"]
}
