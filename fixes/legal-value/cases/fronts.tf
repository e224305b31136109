# What every alias starts with, and values of what a block is repeated for.
variable "project" {
  type    = string
  default = "shop"
}

resource "aws_kms_key" "main" {
  description = "For the orders"
}

resource "aws_kms_alias" "main" {
  name          = "orders"
  target_key_id = aws_kms_key.main.key_id
}

resource "aws_kms_alias" "named" {
  name          = "${var.project}-orders"
  target_key_id = aws_kms_key.main.key_id
}

data "aws_kms_alias" "shared" {
  name = "shared-${var.project}"
}

resource "aws_iam_role_policy_attachment" "app" {
  for_each = toset([
    "arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole",
    "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
  ])
  role       = "app"
  policy_arn = each.value
}

resource "aws_iam_role" "config" {
  name                = "config"
  assume_role_policy  = "{}"
  managed_policy_arns = ["arn:aws:iam::aws:policy/service-role/ConfigRole"]
}
