resource "aws_dax_subnet_group" "this" {
  name       = slot("own_name")
  subnet_ids = slot.private_subnets
}
