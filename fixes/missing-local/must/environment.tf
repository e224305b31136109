locals {
  this = slot("environment", "dev")
}
