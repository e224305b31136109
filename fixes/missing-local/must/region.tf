locals {
  this = slot.current_region.id
}
