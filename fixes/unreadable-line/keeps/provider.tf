# Without the line the network would be made in the region of the default provider.
resource "aws_vpc" "each" {
  for_each   = toset(["west", "east"])
  provider   = aws.${each.key}
  cidr_block = "10.0.0.0/16"
}
