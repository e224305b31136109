locals {
  this = slot.account.account_id
}
