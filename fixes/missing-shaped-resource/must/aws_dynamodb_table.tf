resource "aws_dynamodb_table" "this" {
  name         = slot("own_name")
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  server_side_encryption {
    enabled = true
  }

  tags = slot("tags")
}
