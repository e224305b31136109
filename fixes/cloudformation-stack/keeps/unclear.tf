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

resource "aws_omics_run_group" "nightly" {
  name    = "nightly"
  retries = 3
}

variable "variables" {
  description = "What an event tells"
  type        = any
  default     = []
}

resource "aws_frauddetector_event_type" "order" {
  name            = "order"
  entity_types    = var.variables
  event_variables = var.variables
  labels          = var.variables
}
