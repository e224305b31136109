locals {
  together = merge(slot("parts"))
}
