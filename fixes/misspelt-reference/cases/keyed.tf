provider "aws" {
  alias  = "log_archive"
  region = "eu-west-1"
}

resource "aws_sns_topic" "logs" {
  provider = aws.logarchive

  name = "logs"
}

resource "aws_dynamodb_table" "tables" {
  for_each = toset(["notes", "users"])

  name         = each.key
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_subnet" "public" {
  count = 2

  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

output "all" {
  value = [aws_dynamodb_table.notes.arn, aws_subnet.public_1.id, aws_subnet.public_b.id]
}

resource "aws_organizations_organizational_unit" "units" {
  for_each  = toset(["Security", "Sandbox"])
  name      = each.value
  parent_id = "r-abcd"
}

resource "aws_organizations_policy_attachment" "sandbox" {
  policy_id = "p-examplepolicyid111"
  target_id = aws_organizations_organizational_unit.sandbox.id
}
