locals {
  value = toset(slot("list"))
}
