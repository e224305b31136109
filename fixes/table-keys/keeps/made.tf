variable "keys" {
  type    = list(string)
  default = ["order_id"]
}

variable "key" {
  type    = string
  default = "order_id"
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "order_id"

  dynamic "attribute" {
    for_each = var.keys
    content {
      name = attribute.value
      type = "S"
    }
  }
}

resource "aws_dynamodb_table" "named" {
  name         = "named"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "order_id"

  attribute {
    name = var.key
    type = "S"
  }
}
