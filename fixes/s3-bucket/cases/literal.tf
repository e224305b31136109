resource "random_id" "suffix" {
  byte_length = 4
}

resource "aws_s3_bucket_policy" "reports" {
  bucket = "reports-${random_id.suffix.hex}"
  policy = "{}"
}

resource "aws_sqs_queue" "orders" {
  name = "shop-orders"
}

resource "aws_sqs_queue" "refunds" {
  name = "shop-refunds"
}
