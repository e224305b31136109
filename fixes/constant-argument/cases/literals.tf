variable "environment" {
  type    = string
  default = "dev"
}

variable "protected" {
  type    = bool
  default = true
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders-${var.environment}"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  lifecycle {
    prevent_destroy = var.environment == "prod"
  }
}

resource "aws_sqs_queue" "orders" {
  name = "orders-${var.environment}"

  lifecycle {
    prevent_destroy       = var.protected
    create_before_destroy = "yes"
  }
}

variable "role" {
  type    = string
  default = "replica"
}

provider "aws" {
  alias  = "${var.role}_region"
  region = "eu-central-1"
}
