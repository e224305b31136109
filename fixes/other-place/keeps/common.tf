resource "aws_dynamodb_table" "main" {
  name         = "main"
  hash_key     = "id"
  billing_mode = "PAY_PER_REQUEST"
  enabled      = true

  attribute {
    name = "id"
    type = "S"
  }
}
