resource "aws_personalize_dataset_group" "main" {
  name = "shop-${var.stage}"
}

resource "aws_personalize_dataset" "views" {
  count = 2

  name              = "views-${count.index}"
  dataset_group_arn = aws_personalize_dataset_group.main.arn
  dataset_type      = "INTERACTIONS"
  schema_arn        = aws_personalize_schema.views.arn
}

resource "aws_personalize_schema" "views" {
  name = "views"
  schema = jsonencode({
    type = "record"
    fields = [
      { name = "USER_ID", type = "string" },
    ]
  })
}

variable "stage" {
  type    = string
  default = "dev"
}

output "datasets" {
  value = [aws_personalize_dataset.views[0].arn, aws_personalize_dataset.views[1].name]
}
