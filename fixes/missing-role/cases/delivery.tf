resource "aws_s3_bucket" "drop" {
  bucket = "drop"
}

resource "aws_kinesis_firehose_delivery_stream" "events" {
  name        = "events"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn   = aws_iam_role.delivery.arn
    bucket_arn = aws_s3_bucket.drop.arn
  }
}

resource "aws_iam_role_policy" "delivery" {
  role = aws_iam_role.delivery.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "${aws_s3_bucket.drop.arn}/*" }]
  })
}

resource "aws_synthetics_canary" "home" {
  name                 = "home"
  artifact_s3_location = "s3://${aws_s3_bucket.drop.bucket}/canary"
  execution_role_arn   = aws_iam_role.canary.arn
  handler              = "home.handler"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  zip_file             = "home.zip"

  schedule {
    expression = "rate(5 minutes)"
  }
}
