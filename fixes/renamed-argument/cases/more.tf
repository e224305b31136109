resource "aws_organizations_policy" "deny" {
  name   = "deny"
  policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_route" "corp" {
  route_table_id         = "rtb-1"
  destination_cidr_block = "10.9.0.0/16"
  vpn_gateway_id         = "vgw-1"
}

resource "aws_vpn_connection" "corp" {
  customer_gateway_id = "cgw-1"
  type                = "ipsec.1"
  tunnel1_inside_ip   = "169.254.10.0/30"
}

resource "aws_ecs_cluster" "main" {
  name               = "main"
  container_insights = true
}

resource "aws_config_config_rule" "volumes" {
  name = "volumes"

  source {
    owner      = "AWS"
    identifier = "ENCRYPTED_VOLUMES"
  }
}

resource "aws_instance" "app" {
  ami           = "ami-1"
  instance_type = "t3.micro"

  root_block_device {
    type      = "gp3"
    encrypted = true
  }
}

resource "aws_redshiftserverless_namespace" "main" {
  namespace_name = "main"
  admin_username = "admin"
  admin_password = var.password
}

resource "aws_cognito_user_pool" "main" {
  name = "main"
}

variable "password" {
  type      = string
  sensitive = true
}

output "tunnel" {
  value = aws_vpn_connection.corp.tunnel1_ip
}

output "provider" {
  value = aws_cognito_user_pool.main.provider_name
}
