resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_networkfirewall_firewall_policy" "main" {
  name = "main"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]

    stateful_rule_group_reference {
      rule_group_arn = "arn:aws:network-firewall:us-east-1:123456789012:stateful-rulegroup/main"
    }
  }
}

output "cidr" {
  value = aws_vpc.main.cidr
}
