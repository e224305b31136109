resource "aws_cloudtrail" "main" {
  name           = "shop"
  s3_bucket_name = "shop-logs"

  event_selector {
    read_write_type           = "WriteOnly"
    include_management_events = true
  }

  tags = {
    Name = "shop"
  }
}
