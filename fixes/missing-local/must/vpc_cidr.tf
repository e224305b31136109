locals {
  this = slot.vpc.cidr_block
}
