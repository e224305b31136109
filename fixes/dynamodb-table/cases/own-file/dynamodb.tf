# The tables

locals {
  table_prefix = "shop"
}
