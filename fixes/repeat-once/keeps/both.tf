resource "aws_sns_topic" "alerts" {
  count    = 2
  for_each = toset(["orders", "payments"])
  name     = "alerts-${each.key}-${count.index}"
}
