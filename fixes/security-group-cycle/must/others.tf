locals {
  value = { for key, value in slot("list") : key => value }
}
