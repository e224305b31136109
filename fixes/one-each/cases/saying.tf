locals {
  steps = {
    charge = "charge.handler"
    notify = "notify.handler"
  }
}

resource "aws_iam_role" "step" {
  for_each = local.steps
  name     = "step-${each.key}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "table" {
  name = "table"
  role = aws_iam_role.step.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "dynamodb:GetItem", Resource = "*" }]
  })
}

resource "aws_s3_bucket" "zone" {
  count         = 2
  bucket_prefix = "zone-${count.index}-"
}

resource "aws_s3_bucket_versioning" "zone" {
  bucket = aws_s3_bucket.zone.id

  versioning_configuration {
    status = "Enabled"
  }
}
