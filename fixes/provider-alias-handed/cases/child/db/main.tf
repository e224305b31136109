variable "name" {
  type = string
}

resource "aws_dynamodb_table" "here" {
  name         = var.name
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_sns_topic" "there" {
  provider = aws.copy
  name     = var.name
}
