resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "main-trail"

  insight_selector {
    insight_type = ["ApiCallRateInsight", "ApiErrorRateInsight"]
  }
}
