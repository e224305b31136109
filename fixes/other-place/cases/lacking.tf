resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "trail-logs"

  event_selector {
    type                      = "AWS::S3::Object"
    include_management_events = true

    data_resource {
      values = ["arn:aws:s3:::trail-data/"]
    }
  }
}
