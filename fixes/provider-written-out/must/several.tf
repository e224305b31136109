locals {
  value = { for key, value in slot("all") : key => value if contains(slot("which"), slot("by")) }
}
