# Keys of the table and of its indexes, one of them described in another table.
resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "order_id"
  range_key    = "timestamp"

  global_secondary_index {
    name            = "by-customer"
    hash_key        = "customer_id"
    range_key       = "timestamp"
    projection_type = "ALL"
  }

  local_secondary_index {
    name            = "by-total"
    range_key       = "total"
    projection_type = "KEYS_ONLY"
  }

  tags = {
    Name = "orders"
  }
}

resource "aws_dynamodb_table" "totals" {
  name         = "totals"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  range_key    = "total"

  # The total is a number.
  attribute {
    name = "total"
    type = "N"
  }
}
