resource "aws_glue_crawler" "any" {
  name          = "any"
  database_name = "sales"
  role          = "arn:aws:iam::123456789012:role/crawler"

  s3_target {
    path = "s3://shop-sales"
  }
}
