resource "aws_personalize_schema" "items" {
  name   = "items"
  schema = "{}"
}

# Needs the schema.
resource "aws_personalize_dataset" "items" {
  name       = "items"
  schema_arn = aws_personalize_schema.items.arn
}

data "aws_iam_role_policy_attachment" "main" {
  role = "main"
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
}
