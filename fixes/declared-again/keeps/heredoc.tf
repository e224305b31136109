resource "aws_sns_topic" "orders" {
  name         = "orders"
  display_name = "Orders"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_sns_topic" "orders" {
  name   = "orders"
  policy = <<-POLICY
    {}
  POLICY
}
