locals {
  this = {
    ManagedBy = "terraform"
  }
}
