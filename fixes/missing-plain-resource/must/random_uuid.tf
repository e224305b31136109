resource "random_uuid" "this" {}
