variable "region" { type = string }

locals {
  zones = ["a", "b", ]
  tags  = { Team = "data", Stage = "test" }
}
