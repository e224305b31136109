resource "aws_kms_key" "orders" {
  description = "For the orders"
}

resource "aws_kms_alias" "shop" {
  name          = "alias/shop"
  target_key_id = aws_kms_key.orders.id
}
