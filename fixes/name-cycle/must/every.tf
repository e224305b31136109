locals {
  value = "*"
}
