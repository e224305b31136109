resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "ON_DEMAND" # nobody knows the load yet
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_dynamodb_table" "events" {
  name         = "events"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "source"
  range_key    = "at"

  attribute {
    name = "source"
    type = "STRING"
  }

  attribute {
    name = "at"
    type = "Number"
  }
}
