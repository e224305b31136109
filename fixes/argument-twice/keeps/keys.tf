locals {
  tags = { Team = "storefront" }
  tags = { Team = "platform" }
}
