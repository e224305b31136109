variable "tables" {
  type = map(object({
    key = string
    indexes = list(object({
      name = string
      key  = string
    }))
  }))
  default = {
    notes = { key = "id", indexes = [{ name = "by-owner", key = "owner" }] }
  }
}

resource "aws_dynamodb_table" "all" {
  for_each = var.tables

  name         = each.key
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = each.value.key

  dynamic "global_secondary_index" {
    for_each = each.value.indexes
    content {
      name            = each.value.name
      hash_key        = each.value.key
      projection_type = "ALL"
    }
  }
}
