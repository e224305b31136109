variable "key" {
  type    = string
  default = null
}

variable "streams" {
  type    = bool
  default = false
}

resource "aws_ebs_volume" "data" {
  availability_zone = "us-east-1a"
  size              = 10
  kms_key_id        = var.key
}

resource "aws_dynamodb_table" "orders" {
  name           = "orders"
  hash_key       = "id"
  billing_mode   = "PAY_PER_REQUEST"
  stream_enabled = var.streams

  attribute {
    name = "id"
    type = "S"
  }
}
