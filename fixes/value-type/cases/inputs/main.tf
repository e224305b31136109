resource "aws_security_group" "batch" {
  name = "batch"
}

module "batch" {
  source             = "./batch"
  security_group_ids = aws_security_group.batch.id
  servers            = { one = { size = "small" } }
}
