resource "aws_dynamodb_table" "this" {
  attribute {
    name = slot("key")
    type = slot("type")
  }
}
