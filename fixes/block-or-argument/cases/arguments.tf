resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  # Who pays.
  tags {
    Name        = "main"
    Environment = "test" # for now
  }
}

resource "aws_dynamodb_table" "main" {
  name         = "main"
  hash_key     = "id"
  billing_mode = "PAY_PER_REQUEST"

  attribute {
    name = "id"
    type = "S"
  }

  replica {
    region_name = "eu-central-1"

    point_in_time_recovery {
      enabled = true
    }
  }
}
