locals {
  value = { for key, value in slot("all") : key => value if slot("by") == slot("which") }
}
