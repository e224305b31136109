locals {
  this = {
    Environment = slot("environment")
    ManagedBy   = "terraform"
    Project     = slot("project")
  }
}
