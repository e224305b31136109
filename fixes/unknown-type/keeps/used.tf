resource "aws_lookoutmetrics_schema" "items" {
  name   = "items"
  schema = "{}"
}

output "schema" {
  value = aws_lookoutmetrics_schema.items.arn
}
