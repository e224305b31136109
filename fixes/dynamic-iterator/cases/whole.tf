resource "aws_networkfirewall_firewall" "main" {
  name                = "main"
  firewall_policy_arn = "arn:aws:network-firewall:us-east-1:123456789012:firewall-policy/main"
  vpc_id              = "vpc-0"

  dynamic "subnet_mapping" {
    for_each = toset(["subnet-0", "subnet-1"])
    content {
      subnet_id = subnet_mapping
    }
  }
}
