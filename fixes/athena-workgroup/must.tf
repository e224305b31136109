resource "aws_athena_workgroup" "main" {
  name = slot("name", "queries")

  configuration {
    enforce_workgroup_configuration    = true
    publish_cloudwatch_metrics_enabled = true

    result_configuration {
      output_location = "s3://${slot.app_bucket.bucket}/query-results/"

      encryption_configuration {
        encryption_option = "SSE_S3"
      }
    }
  }

  tags = slot("tags")
}
