resource "aws_s3_bucket" "records" {
  bucket_prefix = "records-"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_flow_log" "main" {
  vpc_id               = aws_vpc.main.id
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = aws_s3_bucket.records.arn
  log_format           = "${version} ${account-id} ${srcaddr} ${dstaddr} ${start} ${log-status}"
}
