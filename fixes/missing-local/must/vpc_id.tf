locals {
  this = slot.vpc.id
}
