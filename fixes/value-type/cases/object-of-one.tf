# An object of one thing stands for the thing.
resource "aws_dynamodb_table" "main" {
  name             = "main"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "id"
    type = "S"
  }

  replica {
    region_name = "us-west-2"
    point_in_time_recovery = {
      enabled = true
    }
  }
}
