resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "ON_DEMAND" # nobody knows the load yet
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}
