# The state.
backend "s3" {
  bucket = "shop-state"
  key    = "orders.tfstate"
  region = "eu-west-1"
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}
