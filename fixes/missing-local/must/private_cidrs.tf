locals {
  this = slot("private_subnet_cidrs", ["10.0.10.0/24", "10.0.11.0/24"])
}
