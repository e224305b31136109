resource "aws_networkfirewall_logging_configuration" "this" {
  firewall_arn = this.arn
}
