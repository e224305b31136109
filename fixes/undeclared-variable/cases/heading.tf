# The module of the trail

## CloudTrail

resource "aws_cloudtrail" "main" {
  name           = var.trail_name
  s3_bucket_name = "shop-logs"
}
