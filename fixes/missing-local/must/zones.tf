locals {
  this = slot.zones.names
}
