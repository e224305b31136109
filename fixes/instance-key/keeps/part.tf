# A block is an object, whose parts an expression may name.
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_ssm_parameter" "parts" {
  for_each = toset(["arn", "cidr_block"])
  name     = each.key
  type     = "String"
  value    = aws_vpc.main[each.key]
}
