resource "aws_s3_bucket" "data" {
  bucket = "shop-data"
}

resource "aws_kinesis_stream" "clicks" {
  name        = "shop-clicks"
  shard_count = 1
}
