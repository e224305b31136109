variable "enabled" {
  type    = bool
  default = true
}

resource "aws_s3_bucket" "site" {
  for_each = toset(["one", "two"])

  bucket_prefix = each.key
}

resource "aws_s3_bucket_versioning" "site" {
  for_each = aws_s3_bucket.site

  bucket = aws_s3_bucket.site.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_subnet" "app" {
  count = 2

  vpc_id     = aws_vpc.main[0].id
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_route_table_association" "app" {
  count = 2

  subnet_id      = aws_subnet.app.id
  route_table_id = aws_vpc.main.main_route_table_id
}

resource "aws_db_subnet_group" "main" {
  name       = "main"
  subnet_ids = [aws_subnet.app.id]
}

resource "aws_db_subnet_group" "more" {
  name       = "more"
  subnet_ids = [aws_subnet.app.id, "subnet-0123456789abcdef0"]
}

resource "aws_sns_topic" "alerts" {
  count = var.enabled ? 1 : 0

  name = "alerts"
}

output "topic" {
  value = aws_sns_topic.alerts.arn
}

output "subnets" {
  value = aws_subnet.app.id
}

output "buckets" {
  value = aws_s3_bucket.site.arn
}
