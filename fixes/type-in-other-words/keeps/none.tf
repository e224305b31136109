resource "aws_personalize_campaign" "items" {
  name             = "items"
  solution_version = "1"
}

output "campaign" {
  description = "ARN of the campaign"
  value       = aws_personalize_campaign.items.arn
}
