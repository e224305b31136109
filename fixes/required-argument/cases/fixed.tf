resource "aws_customer_gateway" "main" {
  bgp_asn    = 65010
  ip_address = "203.0.113.10"
}

resource "aws_iot_topic_rule" "alerts" {
  name    = "alerts"
  enabled = true
  sql     = "SELECT * FROM 'devices/+/alerts'"
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "customer"
    type = "S"
  }

  global_secondary_index {
    name     = "by-customer"
    hash_key = "customer"
  }
}

resource "aws_cognito_user_pool" "main" {
  name = "main"

  schema {
    name     = "email"
    required = true
  }
}

resource "aws_networkfirewall_firewall_policy" "main" {
  name = "main"

  firewall_policy {
    stateless_default_actions = ["aws:forward_to_sfe"]
  }
}

resource "aws_ecs_cluster" "main" {
  name = "main"

  setting {
    value = "enabled"
  }
}
