resource "aws_s3_bucket" "scratch" {
  bucket = "shop-scratch"

  lifecycle {
    prevent_destroy = false
  }
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  hash_key     = "id"
  billing_mode = "PAY_PER_REQUEST"

  attribute {
    name = "id"
    type = "S"
  }
}
