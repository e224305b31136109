resource "aws_eip" "this" {
  domain = "vpc"

  tags = slot("tags", "nat-eip")
}
