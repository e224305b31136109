resource "aws_s3_bucket" "data" {
  bucket = "data-99123"
}

resource "aws_s3_bucket_notification" "data" {
  bucket = aws_s3_bucket.data.id

  topic {
    topic_arn = aws_sns_topic.events.arn
    events    = ["s3:ObjectCreated:*"]
  }
}

output "bucket" {
  value = aws_s3_bucket.data.id
}
