# The only one has no such key, or its label tells another thing.
variable "zones" {
  type    = set(string)
  default = ["eu-west-1a", "eu-west-1b"]
}

resource "aws_subnet" "private" {
  for_each          = var.zones
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.0.1.0/24"
  availability_zone = each.key
}

resource "aws_nat_gateway" "each" {
  for_each      = var.zones
  allocation_id = "eipalloc-0123456789abcdef0"
  subnet_id     = aws_subnet.public[each.key].id
}

resource "aws_sqs_queue" "this" {
  for_each = toset(["orders", "refunds"])
  name     = each.key
}

output "url" {
  value = aws_sqs_queue.dead["payments"].url
}
