terraform {
  required_version = ">= 1.5"
}

resource "aws_s3_bucket" "drop" {
  bucket = "drop"
}

resource "aws_iam_role" "delivery" {
  name               = "delivery"
  assume_role_policy = file("${path.module}/policies/delivery-trust.json")
}

resource "aws_iam_policy" "delivery" {
  name = "delivery"
  policy = templatefile("${path.module}/policies/delivery.json.tpl", {
    bucket = aws_s3_bucket.drop.arn
  })
}

resource "aws_kinesis_firehose_delivery_stream" "events" {
  name        = "events"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn   = aws_iam_role.delivery.arn
    bucket_arn = aws_s3_bucket.drop.arn
  }
}
