# Another type is meant, and what is said here is not enough for it.
resource "aws_eventbridge_target" "orders" {
  target_id = "orders"
}
