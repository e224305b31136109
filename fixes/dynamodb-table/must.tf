resource "aws_dynamodb_table" "main" {
  name           = slot("name", "table")
  billing_mode   = slot("is", "table.mode", "capacity", "PROVISIONED", "PAY_PER_REQUEST")
  read_capacity  = slot("read_capacity", null)
  write_capacity = slot("write_capacity", null)
  hash_key       = "id"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = slot.wanted_key.arn
  }

  tags = slot("tags", "table")
}
