resource "aws_lookoutmetrics_schema" "items" {
  name   = "items"
  schema = "{}"
}

# Needs the schema.
resource "aws_lookoutmetrics_dataset" "items" {
  name       = "items"
  schema_arn = aws_lookoutmetrics_schema.items.arn
}

data "aws_iam_role_policy_attachment" "main" {
  role = "main"
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
}
