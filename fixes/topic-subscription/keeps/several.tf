resource "aws_sns_topic" "orders" {
  name = "shop-orders"
}

resource "aws_sns_topic" "returns" {
  name = "shop-returns"
}
