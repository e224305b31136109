resource "aws_glue_crawler" "nightly" {
  name          = "nightly"
  database_name = "lake"
  role          = "crawler"

  schedule {
    schedule_expression = "cron(0 2 * * ? *)"
  }

  s3_target {
    path = "s3://lake/raw/"
  }
}
