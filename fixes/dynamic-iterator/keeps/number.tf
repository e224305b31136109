# The number of an element is its key, and where nothing is wrong it is meant.
resource "aws_networkfirewall_firewall_policy" "main" {
  name = "main"

  firewall_policy {
    stateless_default_actions          = ["aws:pass"]
    stateless_fragment_default_actions = ["aws:pass"]

    dynamic "stateless_rule_group_reference" {
      for_each = [{ key = "a", arn = "arn:aws:network-firewall:eu-west-1:123456789012:stateless-rulegroup/a" }]
      content {
        priority     = stateless_rule_group_reference.key + 1
        resource_arn = stateless_rule_group_reference.value.arn
      }
    }
  }
}
