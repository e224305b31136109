variable "key" {
  type    = string
  default = "customer_id"
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "order_id"
  range_key    = var.key

  attribute {
    name = "order_id"
    type = "S"
  }
}
