resource "aws_neptune_subnet_group" "this" {
  name       = slot("own_name")
  subnet_ids = slot.private_subnets

  tags = slot("tags")
}
