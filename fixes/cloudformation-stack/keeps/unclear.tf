resource "aws_personalize_campaign" "main" {
  name = "main"
}

resource "aws_personalize_schema" "views" {
  name   = "views"
  schema = "{}"
}

output "campaign" {
  value = aws_personalize_campaign.main.arn
}

output "schema" {
  value = aws_personalize_schema.views.creation_date
}
