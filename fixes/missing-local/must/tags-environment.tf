locals {
  this = {
    Environment = slot("environment")
    ManagedBy   = "terraform"
  }
}
