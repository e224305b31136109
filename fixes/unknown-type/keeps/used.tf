resource "aws_personalize_schema" "items" {
  name   = "items"
  schema = "{}"
}

output "schema" {
  value = aws_personalize_schema.items.arn
}
